"""Commands: what each word after `socialvalue` does. Each returns what to print."""
