// Hides fields that another answer of the same form makes needless. Without it they are simply all there.
(() => {
  const form = document.querySelector("form[novalidate]");
  if (!form) {
    return;
  }
  const answer = (key) => {
    const fields = [...form.elements].filter((field) => field.name === key);
    const chosen = fields.find((field) => (field.type !== "radio" && field.type !== "checkbox") || field.checked);
    return chosen ? chosen.value : "";
  };
  const test = (text) => {
    const found = /^\s*(\w+)\s*(=|!=)\s*(?:"([^"]*)"|(true|false|null))\s*$/.exec(text);
    if (!found) {
      return null;
    }
    const [, key, sign, quoted, word] = found;
    const wanted = quoted !== undefined ? quoted : word === "true" ? "true" : "";
    return () => (answer(key) === wanted) === (sign === "=");
  };
  const conditions = [...form.querySelectorAll("[data-hide-when]")]
    .map((place) => ({
      place,
      anyOf: place.dataset.hideWhen.split(/\s+or\s+/).map((part) => part.split(/\s+and\s+/).map(test)),
    }))
    .filter(({ anyOf }) => anyOf.flat().every(Boolean));
  const show = () => conditions.forEach(({ place, anyOf }) => {
    place.hidden = anyOf.some((allOf) => allOf.every((holds) => holds()));
  });
  form.addEventListener("change", show);
  show();
})();
