"""The dialogs that lie over the views: go to, export, help."""
