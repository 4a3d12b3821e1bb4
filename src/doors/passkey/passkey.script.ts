/**
 * The one script of ours, on the pages of the passkey alone: passkeys cannot be asked for without one. It asks the phone
 * what the page says, puts the answer into the form and sends it; all else is done by the page and the server. Where it
 * does not run, or the browser knows no passkeys, the page keeps showing what else to do.
 */
export const PASSKEY_SCRIPT = `'use strict';
(() => {
  const library = window.SimpleWebAuthnBrowser;
  if (!library || !library.browserSupportsWebAuthn()) return;
  document.documentElement.classList.add('able');
  document.addEventListener('DOMContentLoaded', () => {
    const form = document.querySelector('form[data-ceremony]');
    if (!form) return;
    const said = document.getElementById('said');
    const start = form.dataset.ceremony === 'make' ? library.startRegistration : library.startAuthentication;
    let isAsking = false;
    const ask = async () => {
      if (isAsking) return;
      isAsking = true;
      said.textContent = said.dataset.waiting;
      try {
        form.elements.answer.value = JSON.stringify(await start({ optionsJSON: JSON.parse(form.dataset.options) }));
        form.submit();
      } catch (error) {
        said.textContent = error.name === 'InvalidStateError' ? said.dataset.known : said.dataset.stopped;
        isAsking = false;
      }
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      ask();
    });
    if (form.dataset.asks === 'at-once') ask();
  });
})();
`;
