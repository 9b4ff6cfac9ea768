centre-hall-number = Number
centre-hall-counter = counter
centre-recordings = Announcement recordings
centre-recordings-about = What hall displays say of each number after the chime: “Number”, the letter of the queue, each digit, “counter” and its digits. These recordings are heard in all centres of the entity. Where one is missing that a number needs, the display’s own voice says it in that language if it has one; else only the chime is heard.
centre-recordings-of-all = The recordings are heard in all centres of the entity, so only those who set up all of them may change them.
centre-recordings-add = Add recordings
centre-recordings-names = Choose several files at once. Each is recognised by its name, the language and what is said, as the lists below show:
centre-recordings-files = Files
centre-recordings-files-hint = MP3, Ogg, WAV or M4A, up to 512 KB each. A file takes the place of the recording that is there.
centre-recordings-add-act = Add the recordings
centre-recordings-none = Choose at least one file.
centre-recordings-large = These files are too large together. What came before was kept; send the rest by itself.
centre-recordings-whole = All recordings are there
centre-recordings-missing = { $n ->
    [0] Nothing is missing
    [one] One recording is missing
   *[other] { $n } recordings are missing
}
centre-recordings-else = Numbers that need one are said by the display’s own voice where it has one.
centre-recording-says = What is said
centre-recording-file = Name of the file
centre-recording-sound = Recording
centre-recording-change = Change
centre-recording-none = Missing
centre-recording-size = { $size } KB
centre-recording-listen = Listen to { $file }
centre-recording-add = Add
centre-recording-replace = Replace
centre-recording-choose = File for { $file }
centre-recording-keep = Keep the recording
centre-recording-remove = Remove
centre-recording-remove-text = Numbers that need this recording are then said by the display’s own voice where it has one, or only the chime is heard.
centre-recording-remove-act = Remove the recording
centre-recording-unnamed = { $file } was not kept: its name does not say what it is. Name it as the lists show.
centre-recording-large = { $file } was not kept: it is larger than 512 KB. One recording says one word; cut the silence around it.
centre-recording-kind = { $file } was not kept: it is no MP3, Ogg, WAV or M4A recording.
centre-speaks-recordings = { $lang }: recordings
centre-speaks-voice = { $lang }: the display’s own voice
centre-speaks-chime = { $lang }: only the chime
centre-speaks-partly-voice = { $lang }: recordings for { $letters }, the display’s own voice for the other queues
centre-speaks-partly-chime = { $lang }: recordings for { $letters }, only the chime for the other queues
event-centre-recording-kept = A recording for announcements was kept
event-centre-recording-removed = A recording for announcements was removed
