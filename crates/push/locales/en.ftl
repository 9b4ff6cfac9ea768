push-deliveries = Notice to a browser
event-push-gone = A browser that had asked for notices can no longer be reached; its address was deleted
