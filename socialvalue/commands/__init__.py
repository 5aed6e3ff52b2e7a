"""What each command of the command line does: options in, an `Answer` out. Nothing prints here."""
