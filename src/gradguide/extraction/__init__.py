"""From a document to claims: small grammars, and who a passage is about."""
