// @ts-check
// Asks in a dialog whether somebody is still there, and counts the seconds that are left for an answer.
//
//   countDown(dialog, seconds, over)    opens it, shows the seconds in its [data-left], and does what is to be done once none are left; answers how
//                                       that is called off, and the dialog closed, because somebody is there

/** @param {HTMLDialogElement | null} dialog @param {number} seconds @param {() => unknown} over @returns {() => void} */
export function countDown(dialog, seconds, over) {
  const show = () => dialog?.querySelector('[data-left]')?.replaceChildren(String(seconds));
  show();
  dialog?.showModal();
  const counting = setInterval(() => {
    seconds -= 1;
    show();
    if (seconds > 0) return;
    clearInterval(counting);
    over();
  }, 1000);
  return () => {
    clearInterval(counting);
    dialog?.close();
  };
}
