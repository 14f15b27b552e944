"""What browsers and probes ask for: GraphiQL, health, later the console."""
