"""The guide for assistants: tools of the Model Context Protocol over one release."""
