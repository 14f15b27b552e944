-- A company of 50,000 employees in 256 departments, written straight into the hub's tables.
-- Ids are derived (md5 of a name and a number), so that every run has the same company.
-- Statements are separated by a line "--;".
create function pg_temp.id_of(kind text, number integer) returns uuid
    language sql immutable as $$ select md5(kind || number)::uuid $$;
--;
insert into hub.legal_entity (id, code, name, short_name, country, currency, version, recorded)
select pg_temp.id_of('entity', 1), 'LE01', '示例科技有限公司', '示例', 'CN', 'CNY', 1,
       tstzrange(now(), null);
--;
-- Four levels: 1 company, 15 divisions, 240 teams.
insert into hub.department
    (id, code, name, parent_id, legal_entity_id, position_in_list, effective_from, version, recorded)
select pg_temp.id_of('department', n), 'D' || lpad(n::text, 3, '0'),
       (array['销售', '研发', '人事', '财务', '市场', '生产'])[1 + n % 6] || n || '部',
       case when n > 1 then pg_temp.id_of('department', case when n <= 16 then 1 else 2 + n % 15 end) end,
       pg_temp.id_of('entity', 1), n, date '2015-01-01', 1, tstzrange(now(), null)
from generate_series(1, 256) as n;
--;
insert into hub.department_tree (ancestor_id, department_id, depth)
with recursive above (ancestor_id, department_id, depth) as (
    select id, id, 0 from hub.department
    union all
    select d.parent_id, a.department_id, a.depth + 1
    from above a join hub.department d on d.id = a.ancestor_id
    where d.parent_id is not null
)
select ancestor_id, department_id, depth from above;
--;
-- Nobody manages number 1; everybody else has about ten reports above them: five levels.
insert into hub.employee
    (id, number, legal_name, legal_name_sort, preferred_name, preferred_name_sort, work_email,
     department_id, manager_id, position, legal_entity_id, status, employment_type, grade,
     hire_date, employment_id, version, recorded)
select pg_temp.id_of('employee', n), 'E' || lpad(n::text, 6, '0'), name, name || n, name, name || n,
       'e' || n || '@company.example', pg_temp.id_of('department', 17 + n % 240),
       case when n > 1 then pg_temp.id_of('employee', greatest(1, n / 10)) end,
       (array['工程师', '专员', '经理', '主管', '顾问', '技术员'])[1 + n % 6] || (n % 20),
       pg_temp.id_of('entity', 1),
       case when n = 1 then 'active' else (array['active', 'active', 'active', 'active', 'active', 'active', 'active',
              'probation', 'leave', 'notice'])[1 + (n / 7) % 10] end,
       'regular', 'P' || (1 + n % 14), date '2010-01-01' + (n * 7919) % 5800,
       pg_temp.id_of('employment', n), 1, tstzrange(now(), null)
from (
    select n, substr('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹', 1 + n % 30, 1)
           || substr('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文玲辉力', 1 + (n * 7) % 30, 1)
           || substr('䶮𠮷㛃安宁思雨子轩浩然梓涵一诺欣怡宇航博文雅婷嘉俊若溪晨曦', 1 + (n * 13) % 31, 1) as name
    from generate_series(1, 50000) as n
) as people;
--;
insert into hub.employee_private (id, birth_date, gender, nationality, version, recorded)
select pg_temp.id_of('employee', n), date '1965-01-01' + (n * 37) % 14000,
       case n % 2 when 0 then 'female' else 'male' end, 'CN', 1, tstzrange(now(), null)
from generate_series(1, 50000) as n;
--;
insert into hub.employment
    (id, employee_id, number, legal_entity_id, employment_type, status, "primary",
     effective_from, version, recorded)
select employment_id, id, number, legal_entity_id, employment_type, status, true, hire_date, 1,
       tstzrange(now(), null)
from hub.employee;
--;
insert into hub.assignment
    (id, employee_id, employment_id, department_id, manager_id, position, grade, "primary",
     effective_from, version, recorded)
select md5('assignment' || number)::uuid, id, employment_id, department_id, manager_id, position,
       grade, true, hire_date, 1, tstzrange(now(), null)
from hub.employee;
--;
insert into hub.management (manager_id, employee_id, direct)
with recursive above (manager_id, employee_id, depth) as (
    select manager_id, id, 1 from hub.employee where manager_id is not null
    union all
    select e.manager_id, a.employee_id, a.depth + 1
    from above a join hub.employee e on e.id = a.manager_id
    where e.manager_id is not null
)
select manager_id, employee_id, bool_or(depth = 1) from above group by manager_id, employee_id;
--;
-- Number 2 holds the rights of an HR generalist for the whole company.
insert into hub.access_grant
    (id, employee_id, role, classes, extent, extent_ids, valid_from, granted_by, reason)
values (pg_temp.id_of('grant', 1), pg_temp.id_of('employee', 2), 'hr',
        array['CORE', 'IDENTITY', 'LEARNING', 'PAY', 'PERSONAL', 'TIME'], 'all', array[]::uuid[], date '2020-01-01', 'bench',
        'measured as an HR viewer');
--;
insert into hub.access_version (employee_id, version) values (pg_temp.id_of('employee', 2), 1);
