// Sends files in parts with their progress shown, and goes on where it stopped when the connection drops. Without it, or in
// a browser too old for it, the form is sent as it is.
(() => {
  const PART = 1 << 20;
  const PAUSES = [1, 2, 4, 8, 15, 30];
  const LONGEST_PART = 120_000;
  const NOTE = "goldthread-uploaded";
  let forms = [];
  let running = 0;
  let saidHere = [];
  let refusedHere = [];

  /** The server said no, with a sentence. */
  class Refused extends Error {}

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text || "";
    return element;
  };

  const ask = async (form, method, path, body, signal) => {
    const token = form.querySelector("input[name=_csrf]").value;
    const limit = AbortSignal.timeout(LONGEST_PART);
    const answer = await fetch(form.dataset.upload + path, {
      method,
      body,
      headers: { Accept: "application/json", "X-CSRF-TOKEN": token },
      redirect: "manual",
      signal: AbortSignal.any ? AbortSignal.any([limit, signal]) : signal,
    });
    if (answer.ok) {
      return answer.status === 204 ? {} : answer.json();
    }
    if (answer.status >= 500) {
      throw new Error(String(answer.status));
    }
    const problem = await answer.json().catch(() => ({}));
    throw new Refused(problem.detail || "You have been signed out. Sign in and choose the file again: what was sent is kept.");
  };

  const row = (list, file) => {
    const item = make("li", "goldthread-upload");
    const name = make("span", "goldthread-anywhere", file.name);
    const bar = make("progress", "goldthread-upload__bar");
    bar.max = file.size || 1;
    bar.value = 0;
    bar.setAttribute("aria-label", "Sent of " + file.name);
    const words = make("span", "goldthread-upload__words", "Waiting");
    words.setAttribute("role", "status");
    const again = make("button", "goldthread-link-button govuk-link", "Try again now");
    again.type = "button";
    again.hidden = true;
    const stop = make("button", "goldthread-link-button govuk-link", "Cancel");
    stop.type = "button";
    stop.append(make("span", "govuk-visually-hidden", " " + file.name));
    item.append(name, bar, words, again, stop);
    list.append(item);
    return { item, bar, words, again, stop };
  };

  const pause = (view, seconds, signal) => new Promise((done) => {
    view.words.textContent = "The connection was lost. What was sent is kept; trying again in " + seconds + " s.";
    view.again.hidden = false;
    const on = () => {
      clearTimeout(timer);
      view.again.hidden = true;
      window.removeEventListener("online", on);
      done();
    };
    const timer = setTimeout(on, seconds * 1000);
    view.again.onclick = on;
    window.addEventListener("online", on);
    signal.addEventListener("abort", on);
  });

  const parts = async (form, file, view, started, signal) => {
    let offset = started.offset;
    while (offset < file.size) {
      view.bar.value = offset;
      view.words.textContent = Math.floor((100 * offset) / file.size) + " % sent";
      const part = file.slice(offset, offset + PART);
      offset = (await ask(form, "PUT", "/" + started.id + "?from=" + offset, part, signal)).offset;
    }
    view.bar.value = file.size;
    view.words.textContent = "Sent. The file is being looked into.";
    return ask(form, "POST", "/" + started.id + "/complete", null, signal);
  };

  const send = async (form, file, replaces, view) => {
    const stopped = new AbortController();
    let id = null;
    view.stop.onclick = () => stopped.abort();
    const facts = new URLSearchParams({
      kind: form.elements.kind.value,
      name: file.name,
      key: file.name + "/" + file.size + "/" + file.lastModified,
      bytes: file.size,
    });
    if (replaces) {
      facts.set("replaces", replaces);
    }
    for (let lost = 0; !stopped.signal.aborted; lost++) {
      try {
        const started = await ask(form, "POST", "", facts, stopped.signal);
        lost = id && started.offset > 0 && lost > 2 ? 0 : lost;
        id = started.id;
        return { said: (await parts(form, file, view, started, stopped.signal)).said };
      } catch (failure) {
        if (failure instanceof Refused) {
          view.words.textContent = failure.message;
          return { refused: failure.message };
        }
        if (!stopped.signal.aborted) {
          await pause(view, PAUSES[Math.min(lost, PAUSES.length - 1)], stopped.signal);
        }
      }
    }
    if (id) {
      await ask(form, "DELETE", "/" + id, null, new AbortController().signal).catch(() => {});
    }
    view.item.remove();
    return {};
  };

  const chooserOf = (form) => form.querySelector("input[type=file]");

  /** Shows the page as it is now, and keeps what is chosen in other boxes and not sent yet. */
  const renew = async (page, note) => {
    const answer = await fetch(page).catch(() => ({ ok: false }));
    const text = answer.ok && !answer.redirected ? await answer.text() : "";
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("#main-content");
    if (running > 0) {
      return;
    }
    if (!fresh) {
      go(page, note);
      return;
    }
    const waiting = forms.map((form) => [form.elements.kind.value, chooserOf(form).files]);
    document.querySelector("#main-content").replaceWith(document.adoptNode(fresh));
    begin();
    waiting.filter(([, files]) => files.length > 0).forEach(([kind, files]) => {
      const form = forms.find((one) => one.elements.kind.value === kind);
      if (form) {
        chooserOf(form).files = files;
      }
    });
    saidHere = [];
    refusedHere = [];
    tell(note);
  };

  const go = (page, note) => {
    sessionStorage.setItem(NOTE, JSON.stringify(note));
    window.location.assign(page);
  };

  const leave = (form, outcomes) => {
    const kind = form.elements.kind.value;
    outcomes.filter((one) => one.refused).forEach((one) => refusedHere.push({ kind, sentence: one.refused }));
    saidHere.push(...outcomes.filter((one) => one.said).map((one) => one.said));
    if (running > 0 || (saidHere.length === 0 && refusedHere.length === 0)) {
      return;
    }
    const done = saidHere.length > 1
      ? saidHere.length + " files are uploaded." + saidHere[0].replace(/^[^.]*\./, "")
      : saidHere[0];
    const note = { done, refused: refusedHere };
    if (forms.some((one) => chooserOf(one).files.length > 0)) {
      renew(form.dataset.page, note);
    } else {
      go(form.dataset.page, note);
    }
  };

  const upload = async (form) => {
    const chosen = chooserOf(form);
    const button = form.querySelector("button:not([type=button])");
    const files = [...chosen.files];
    const list = make("ul", "govuk-list goldthread-uploads");
    let replaces = form.elements.replaces ? form.elements.replaces.value : "";
    const outcomes = [];
    button.disabled = true;
    chosen.disabled = true;
    form.append(list);
    running++;
    const views = files.map((file) => row(list, file));
    for (let at = 0; at < files.length; at++) {
      outcomes.push(await send(form, files[at], replaces, views[at]));
      replaces = "";
    }
    running--;
    chosen.disabled = false;
    button.disabled = false;
    chosen.value = "";
    leave(form, outcomes);
  };

  const tellDone = (sentence) => {
    const banner = make("div", "govuk-notification-banner govuk-notification-banner--success");
    banner.setAttribute("role", "alert");
    banner.setAttribute("aria-labelledby", "uploaded-title");
    banner.tabIndex = -1;
    const header = make("div", "govuk-notification-banner__header");
    const title = make("h2", "govuk-notification-banner__title", "Done");
    title.id = "uploaded-title";
    header.append(title);
    const content = make("div", "govuk-notification-banner__content");
    content.append(make("p", "govuk-notification-banner__heading", sentence));
    banner.append(header, content);
    document.querySelector("#main-content").prepend(banner);
    banner.focus();
  };

  const tellRefused = ({ kind, sentence }) => {
    const form = forms.find((one) => one.elements.kind.value === kind);
    const group = form && form.querySelector(".govuk-form-group");
    if (!group) {
      return;
    }
    group.classList.add("govuk-form-group--error");
    const chooser = group.querySelector("input[type=file]");
    const message = make("p", "govuk-error-message");
    message.setAttribute("role", "alert");
    message.append(make("span", "govuk-visually-hidden", "Error: "), sentence);
    group.insertBefore(message, chooser);
  };

  const tell = ({ done, refused }) => {
    refused.forEach(tellRefused);
    if (done) {
      tellDone(done);
    }
  };

  const begin = () => {
    forms = [...document.querySelectorAll("form[data-upload]")];
    forms.forEach((form) => form.addEventListener("submit", (event) => {
      if (chooserOf(form).files.length > 0) {
        event.preventDefault();
        upload(form);
      }
    }));
  };

  begin();
  const note = JSON.parse(sessionStorage.getItem(NOTE) || "null");
  sessionStorage.removeItem(NOTE);
  if (note) {
    tell(note);
  }
  window.addEventListener("beforeunload", (event) => running > 0 && event.preventDefault());
})();
