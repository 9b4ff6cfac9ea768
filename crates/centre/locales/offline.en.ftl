# Without a connection
centre-offline = No connection to the centre’s system
centre-offline-since = No connection to the centre’s system since
centre-offline-text = You can still take a number. How many people wait, and for how long, cannot be shown at the moment.
centre-offline-counts = Your number is kept and it counts. Please take a picture of it.
centre-offline-listen = It may not appear on the screens before the connection is back. Please listen for staff who call it.
centre-offline-many = Several tickets were just taken here. Please wait a moment, or go to the reception.
centre-offline-over = Please go to the reception
centre-offline-over-text = This device cannot give numbers until the connection to the centre’s system is back.
centre-offline-short = Given without a connection
centre-offline-refused = { $number } was given without a connection and is not registered
centre-offline-refused-unread = A number was given without a connection and is not registered
centre-offline-refused-text = By { $device } at { $time }. Please ask who holds this number, and give them a ticket.
event-centre-given-offline = A kiosk gave a ticket without a connection
event-centre-number-refused = A number that a kiosk gave without a connection could not be registered
