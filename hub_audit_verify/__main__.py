"""`python -m hub_audit_verify`."""

import sys

from hub_audit_verify import main

sys.exit(main())
