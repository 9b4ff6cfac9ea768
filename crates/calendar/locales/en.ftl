calendar-zone-unknown = This time zone is not known. Write a name of the time zone database, such as Asia/Bahrain.
calendar-period-unreadable = Write the period in hours and minutes, such as 07:00⁠-⁠14:15.
calendar-periods-overlap = Two periods of the same day overlap. Change them so that they don't.
calendar-never-open = This week has no working hours. Add at least one period.
calendar-season-ends-before-it-begins = The season ends before it begins. Correct its last day.
calendar-seasons-overlap = This season overlaps another one. Change its dates.
calendar-clock-already-stopped = The clock already stands still for this reason.
calendar-clock-not-stopped = The clock doesn't stand still for this reason.

calendar-measure-clock = Clock hours
calendar-measure-working = Working hours
calendar-standing-estimated = Estimated date
calendar-standing-confirmed = Confirmed date

calendar-stop-waiting-for-customer = Waiting for the customer's answer
calendar-stop-agreed-date = Date agreed with the customer
calendar-stop-incident = Systems out of order
calendar-stop-force-majeure = Force majeure

calendar-weekday-sunday = Sunday
calendar-weekday-monday = Monday
calendar-weekday-tuesday = Tuesday
calendar-weekday-wednesday = Wednesday
calendar-weekday-thursday = Thursday
calendar-weekday-friday = Friday
calendar-weekday-saturday = Saturday

calendar-hijri-month-1 = Muharram
calendar-hijri-month-2 = Safar
calendar-hijri-month-3 = Rabi al-Awwal
calendar-hijri-month-4 = Rabi al-Akhir
calendar-hijri-month-5 = Jumada al-Ula
calendar-hijri-month-6 = Jumada al-Akhira
calendar-hijri-month-7 = Rajab
calendar-hijri-month-8 = Shaaban
calendar-hijri-month-9 = Ramadan
calendar-hijri-month-10 = Shawwal
calendar-hijri-month-11 = Dhu al-Qaada
calendar-hijri-month-12 = Dhu al-Hijja
