// Draws the drift table beside itself as a chart. The table says everything the chart shows.
(() => {
  const place = document.querySelector("[data-drift-chart]");
  const table = place && document.getElementById(place.dataset.driftChart);
  if (!table || !window.Chart) {
    return;
  }
  const rows = [...table.querySelectorAll("tbody tr")].filter((row) => row.dataset.bias);
  if (rows.length === 0) {
    return;
  }
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "Bias and spread of each assessor; the table below has the same figures");
  place.append(canvas);
  place.hidden = false;
  const figures = (name) => rows.map((row) => Number(row.dataset[name]));
  new window.Chart(canvas, {
    type: "bar",
    data: {
      labels: rows.map((row) => row.dataset.name),
      datasets: [
        { label: "Bias", data: figures("bias"), backgroundColor: "#1d2b3a" },
        { label: "Spread", data: figures("spread"), backgroundColor: "#c9982f" },
      ],
    },
    options: {
      animation: false,
      indexAxis: "y",
      maintainAspectRatio: false,
      scales: { x: { title: { display: true, text: "Marks" } } },
    },
  });
})();
