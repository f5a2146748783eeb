"""Article -> incident reports."""
