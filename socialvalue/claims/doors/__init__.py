"""The doors: bytes, text, sheets and plain data of any council's file, before they are claims."""
