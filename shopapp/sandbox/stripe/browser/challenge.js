/** The bank's 3-D Secure challenge: a dialog over the page with the bank's page in it. */

/**
 * Show the challenge and wait until it is answered or closed.
 * @param {string} url
 * @returns {Promise<'answered' | 'closed'>}
 */
function challenge(url) {
  const before = document.activeElement;
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', 'Confirm with your bank');
  dialog.style.cssText = [
    'padding: 0; border: 0; border-radius: 12px; overflow: hidden; background: #fff; color-scheme: light',
    'inline-size: min(440px, calc(100vw - 24px)); block-size: min(620px, calc(100dvh - 24px))',
    'max-inline-size: none; max-block-size: none; box-shadow: 0 24px 64px rgb(0 0 0 / 0.35)',
  ].join(';');
  const bank = document.createElement('iframe');
  bank.title = 'Your bank';
  bank.src = `${url}${url.includes('?') ? '&' : '?'}framed=1`;
  bank.style.cssText = 'display: block; border: 0; inline-size: 100%; block-size: 100%';
  dialog.append(bank);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    /** @param {'answered' | 'closed'} how */
    const end = (how) => {
      window.removeEventListener('message', listen);
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
      resolve(how);
    };
    /** @param {MessageEvent} message */
    const listen = (message) => {
      if (message.origin !== HOME || message.source !== bank.contentWindow) return;
      if (message.data?.sandbox === 'challenge') end(message.data.how === 'closed' ? 'closed' : 'answered');
    };
    window.addEventListener('message', listen);
    dialog.addEventListener('cancel', () => end('closed'));
  });
}
