"""The drawer's page of charts."""
