// Draws the diagrams of a candidate's journey and marks where it is now. The page says the same in words.
(async () => {
  const place = document.getElementById("diagram");
  if (!place || !window.BpmnJS) {
    return;
  }
  const answer = await fetch(place.dataset.source, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    return;
  }
  for (const diagram of await answer.json()) {
    const title = document.createElement("h3");
    title.className = "govuk-heading-s";
    title.textContent = diagram.title;
    const canvas = document.createElement("div");
    canvas.className = "goldthread-diagram";
    canvas.setAttribute("role", "figure");
    canvas.setAttribute("aria-label", `${diagram.title}: now at ${diagram.places.join(", ")}`);
    place.append(title, canvas);
    const viewer = new window.BpmnJS({ container: canvas });
    await viewer.importXML(diagram.xml);
    viewer.get("canvas").zoom("fit-viewport");
    diagram.active.filter((id) => viewer.get("elementRegistry").get(id))
      .forEach((id) => viewer.get("canvas").addMarker(id, "goldthread-here"));
  }
})();
