// Saves a mark sheet while somebody works on it. What is not saved yet is kept in this browser until it is, or the sheet is
// final. Without this script the sheet is saved by its buttons.
(() => {
  const prefix = "goldthread-sheet:";
  const store = (work) => {
    try {
      return work(window.localStorage);
    } catch (forbidden) {
      return null;
    }
  };
  const final = document.querySelector("script[data-final]");
  if (final) {
    store((kept) => kept.removeItem(prefix + final.dataset.final));
  }
  const form = document.getElementById("mark-sheet");
  if (!form || !window.fetch) {
    return;
  }
  const key = prefix + form.dataset.sheet;
  const says = document.getElementById("save-state");
  const savedAt = document.getElementById("saved-at");
  const conflict = document.getElementById("conflict");
  const quiet = 2000;
  const longest = 8000;
  const again = 5000;
  let dirty = false;
  let since = 0;
  let timer = 0;
  let saving = null;
  let stopped = false;
  let finishing = false;

  const shows = () => {
    form.dataset.state = dirty ? "unsaved" : "saved";
  };
  const isEntry = (name) => /^(mark|comment|evidence)-/.test(name) || name === "reason";
  const values = () => Object.fromEntries([...new FormData(form)].filter(([name]) => isEntry(name)));
  const text = () => JSON.stringify(values());
  const say = (words) => {
    if (says.textContent !== words) {
      says.textContent = words;
    }
  };
  const keep = () => store((kept) => kept.setItem(key, JSON.stringify({ version: form.elements.version.value, values: values() })));
  const forget = () => store((kept) => kept.removeItem(key));
  const wait = (time) => {
    clearTimeout(timer);
    timer = setTimeout(save, time);
  };

  const changed = (soon) => {
    if (!dirty) {
      since = Date.now();
    }
    dirty = true;
    shows();
    keep();
    if (!stopped) {
      wait(soon ? 300 : Math.max(0, Math.min(quiet, since + longest - Date.now())));
    }
  };

  const answered = async (answer, sent) => {
    const body = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    if (answer.status === 409) {
      stopped = true;
      say("");
      conflict.replaceChildren(...body.children);
      return false;
    }
    if (answer.status === 422) {
      say(`Not saved: ${body.textContent.trim()}`);
      return false;
    }
    const totals = body.querySelector("#totals");
    if (!answer.ok || answer.redirected || !totals) {
      say("Not saved: you are signed out or may not do this any more. What you entered is kept in this browser. "
        + "Sign in again in another tab, then go on here.");
      wait(again);
      return false;
    }
    form.elements.version.value = totals.dataset.version;
    const open = document.querySelector("#totals details").open;
    totals.querySelector("details").open = open;
    document.getElementById("totals").replaceWith(totals);
    savedAt.textContent = body.querySelector("#autosaved").textContent;
    say("");
    dirty = text() !== sent;
    shows();
    if (dirty) {
      since = Date.now();
      keep();
      wait(quiet);
    } else if (form.elements.reason && form.elements.reason.value) {
      keep();
    } else {
      forget();
    }
    return true;
  };

  const send = async (keepalive) => {
    const sent = text();
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "text/html" },
        keepalive,
      });
      return await answered(answer, sent);
    } catch (offline) {
      say("Not connected. What you enter is kept in this browser and saved when the connection is back.");
      wait(again);
      return false;
    }
  };

  // One save at a time, so that a slow one never overtakes a later one.
  async function save() {
    clearTimeout(timer);
    if (stopped || finishing) {
      return false;
    }
    if (saving) {
      await saving;
    }
    if (!dirty) {
      return true;
    }
    saving = send(false);
    const done = await saving;
    saving = null;
    return done;
  }

  form.addEventListener("input", (event) => isEntry(event.target.name) && changed(event.target.type === "radio"));
  window.addEventListener("online", () => dirty && save());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && dirty && !stopped && !saving) {
      send(true);
    }
  });

  conflict.addEventListener("click", (event) => {
    if (event.target.matches("[data-load]")) {
      forget();
      dirty = false;
      window.location.reload();
    } else if (event.target.matches("[data-keep]")) {
      form.elements.version.value = event.target.closest("[data-version]").dataset.version;
      conflict.replaceChildren();
      stopped = false;
      dirty = true;
      save();
    }
  });

  // A number key chooses the mark of the criterion one is at.
  form.addEventListener("keydown", (event) => {
    if (event.target.type === "radio" && /^[0-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
      const wanted = [...form.elements].find((field) => field.name === event.target.name && field.value === event.key);
      if (wanted) {
        event.preventDefault();
        wanted.focus();
        wanted.click();
      }
    }
  });

  // Only who has been in a comment by key or pointer has put the cursor there; else a phrase goes to its end.
  ["keydown", "pointerdown"].forEach((kind) => form.addEventListener(kind, (event) => {
    event.target.dataset.visited = "yes";
  }));

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-insert]");
    if (button) {
      event.preventDefault();
      const comment = document.getElementById(button.dataset.insert);
      const at = comment.dataset.visited ? comment.selectionEnd : comment.value.length;
      const before = comment.value.slice(0, at);
      const glue = before && !/\s$/.test(before) ? "\n" : "";
      comment.setRangeText(glue + button.dataset.words, at, at, "end");
      comment.focus();
      changed(true);
    }
  });

  // Everything is saved before the sheet is made final, and it is made final once.
  form.addEventListener("submit", async (event) => {
    if (finishing) {
      if (finishing !== "now") {
        event.preventDefault();
      }
      finishing = "sent";
      return;
    }
    const button = event.submitter;
    if (stopped || (!dirty && !saving)) {
      finishing = "sent";
      return;
    }
    event.preventDefault();
    if (await save()) {
      forget();
      finishing = "now";
      form.requestSubmit(button);
    } else if (!says.textContent && !stopped) {
      say("Not saved yet. Try again in a moment.");
    }
  });
  // Back from another page the buttons work again.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      window.location.reload();
    }
  });

  const left = store((kept) => JSON.parse(kept.getItem(key) || "null"));
  if (left && JSON.stringify(left.values) !== text()) {
    Object.entries(left.values).forEach(([name, value]) => {
      const field = form.elements[name];
      if (field) {
        field.value = value;
      }
    });
    form.elements.version.value = left.version;
    dirty = true;
    since = Date.now();
    say("What you entered and could not save last time is back.");
    wait(quiet);
  } else if (left && !form.elements.reason) {
    forget();
  }
})();
