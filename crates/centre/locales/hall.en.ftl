centre-hall-number = Number
centre-hall-counter = counter
centre-recordings = Announcement recordings
centre-recordings-about = What hall displays say of each number after the chime: “Number”, the letter of the queue, each digit, “counter” and its digits. These recordings are heard in all centres of the entity. Where a recording is missing that a number needs in a language, the display says the number with its own voice in that language if it has one; otherwise the number is not said in that language.
centre-recordings-of-all = The recordings are heard in all centres of the entity, so only those who set up all of them may change them.
centre-recordings-add = Add recordings
centre-recordings-names = Choose several files at once. The name of each says its language and what is said in it, as in the lists below, for example:
centre-recordings-files = Files
centre-recordings-files-hint = MP3, Ogg, WAV or M4A, up to 512 KB each. A file takes the place of the recording that is there.
centre-recordings-add-act = Add the recordings
centre-recordings-none = Choose at least one file.
centre-recordings-large = Together these files are too large to send at once. The lists below show which were saved; send the others by themselves.
centre-recordings-whole = All recordings are there
centre-recordings-missing = { $n ->
    [0] Nothing is missing
    [one] One recording is missing
   *[other] { $n } recordings are missing
}
centre-recordings-else = Numbers that need a missing recording are said by the display’s own voice where it has one in this language; otherwise they are not said in it.
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
centre-recording-keep = Save the recording
centre-recording-remove = Remove
centre-recording-remove-text = Numbers that need this recording are then said by the display’s own voice where it has one in this language; otherwise they are not said in it.
centre-recording-remove-act = Remove the recording
centre-recording-unnamed = { $file } was not saved: its name does not say what it is. Name it as the lists show.
centre-recording-large = { $file } was not saved: it is larger than 512 KB. One recording says one word; cut the silence around it.
centre-recording-kind = { $file } was not saved: it is no MP3, Ogg, WAV or M4A recording.
centre-speaks-recordings = { $lang }: recordings
centre-speaks-voice = { $lang }: the display’s own voice
centre-speaks-chime = { $lang }: only the chime
centre-speaks-partly-voice = { $lang }: recordings for queues { $letters }, the display’s own voice for the others
centre-speaks-partly-chime = { $lang }: recordings for queues { $letters }, only the chime for the others
event-centre-recording-kept = A recording for announcements was kept
event-centre-recording-removed = A recording for announcements was removed
