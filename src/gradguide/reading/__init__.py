"""From a page (bytes) to a document (blocks over one text with stable offsets)."""
