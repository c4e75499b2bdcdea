"""What a technician or a mediator asks at the command line: one file a command, read when it is called."""
