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
    const frame = document.createElement("div");
    frame.className = "goldthread-diagram";
    frame.setAttribute("role", "figure");
    frame.setAttribute("aria-label", `${diagram.title}: now at ${diagram.places.join(", ")}`);
    frame.tabIndex = 0;
    const sheet = document.createElement("div");
    frame.append(sheet);
    place.append(title, frame);
    const viewer = new window.BpmnJS({ container: sheet });
    await viewer.importXML(diagram.xml);
    const here = diagram.active.map((id) => viewer.get("elementRegistry").get(id)).filter(Boolean);
    here.forEach((element) => viewer.get("canvas").addMarker(element, "goldthread-here"));
    lay(viewer.get("canvas"), frame, sheet, here);
  }

  // As wide as the page, but never so small that it cannot be read: then it is scrolled to where the journey is.
  function lay(canvas, frame, sheet, here) {
    const margin = 10;
    const all = canvas.viewbox().inner;
    const scale = Math.min(1, Math.max(frame.clientWidth / (all.width + 2 * margin), 0.65));
    sheet.style.width = `${(all.width + 2 * margin) * scale}px`;
    sheet.style.height = `${(all.height + 2 * margin) * scale}px`;
    canvas.resized();
    canvas.viewbox({
      x: all.x - margin, y: all.y - margin, width: all.width + 2 * margin, height: all.height + 2 * margin,
    });
    if (here.length) {
      const middle = here[0].x + here[0].width / 2 - all.x + margin;
      frame.scrollLeft = middle * scale - frame.clientWidth / 2;
    }
  }
})();
