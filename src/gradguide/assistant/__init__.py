"""The guide for assistants: a server of the Model Context Protocol over one release.

A door like the command line and the site: it turns what an assistant asks into questions to
`gradguide.answers`, and answers into typed records with their citations and into plain text.
"""
