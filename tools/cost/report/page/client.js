// Runs in the page: draws a bar for each component that the page holds as data. `Chart` is inlined before this.
/* global Chart, document, innerWidth, matchMedia, addEventListener, getComputedStyle */
const palettes = {
  light: { ink: "#1b2733", faint: "#5f6b7a", grid: "#e6eaef" },
  dark: { ink: "#e8edf3", faint: "#9aa7b5", grid: "#2c3743" },
};

/** What is drawn of a label, in characters; all of it is shown when somebody points at the bar. */
const labelLength = innerWidth < 640 ? 16 : 60;

const isNamed = (bar) => bar.where !== undefined;

const figure = document.querySelector("#bars");
const { bars } = JSON.parse(document.querySelector("#data").textContent);
const darkness = matchMedia("(prefers-color-scheme: dark)");
const colourOf = (kind) =>
  getComputedStyle(document.documentElement)
    .getPropertyValue(`--${kind.replaceAll(" ", "-")}`)
    .trim();

function shortened(text) {
  const half = (labelLength - 1) / 2;
  return text.length <= labelLength ? text : `${text.slice(0, Math.ceil(half))}…${text.slice(-Math.floor(half))}`;
}

/** Writes each amount at the end of its bar. */
const amounts = {
  id: "amounts",
  afterDatasetsDraw: (chart) => {
    const { ctx } = chart;
    ctx.save();
    ctx.font = "12px system-ui, sans-serif";
    ctx.fillStyle = palette().ink;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    chart.getDatasetMeta(0).data.forEach(({ x, y }, index) => ctx.fillText(bars[index].text, x + 6, y));
    ctx.restore();
  },
};

let isPrinted = false;

function palette() {
  return darkness.matches && !isPrinted ? palettes.dark : palettes.light;
}

function draw() {
  figure.hidden = false;
  const canvas = figure.querySelector("canvas");
  canvas.parentElement.style.height = `${bars.length * (bars.some(isNamed) ? 40 : 28) + 40}px`;
  const longest = Math.max(...bars.map(({ text }) => text.length));
  const chart = new Chart(canvas, {
    type: "bar",
    data: {
      labels: bars.map((bar) => (isNamed(bar) ? [bar.label, bar.where] : bar.label)),
      datasets: [
        {
          label: "US dollars a month",
          data: bars.map(({ amount }) => amount),
          backgroundColor: bars.map(({ kind }) => colourOf(kind)),
          borderRadius: 3,
          minBarLength: 2,
          maxBarThickness: 18,
        },
      ],
    },
    plugins: [amounts],
    options: {
      indexAxis: "y",
      animation: false,
      maintainAspectRatio: false,
      layout: { padding: { right: 16 + longest * 7 } },
      plugins: {
        legend: { display: false },
        tooltip: {
          displayColors: false,
          callbacks: {
            title: ([{ dataIndex }]) => bars[dataIndex].label,
            label: ({ dataIndex }) => `${bars[dataIndex].text} a month`,
            afterLabel: ({ dataIndex }) => bars[dataIndex].about,
          },
        },
      },
      scales: {
        x: {
          beginAtZero: true,
          border: { display: false },
          ticks: { callback: (value) => `$${value.toLocaleString("en")}` },
        },
        y: {
          border: { display: false },
          grid: { display: false },
          ticks: {
            autoSkip: false,
            crossAlign: "far",
            callback: (_, index) =>
              [bars[index].label, ...(isNamed(bars[index]) ? [bars[index].where] : [])].map(shortened),
          },
        },
      },
    },
  });
  const paint = () => {
    const { ink, faint, grid } = palette();
    const { x, y } = chart.options.scales;
    [x.ticks.color, y.ticks.color, x.grid.color] = [faint, ink, grid];
    chart.update("none");
  };
  paint();
  darkness.addEventListener("change", paint);
  addEventListener("beforeprint", () => {
    isPrinted = true;
    paint();
  });
  addEventListener("afterprint", () => {
    isPrinted = false;
    paint();
  });
}

if (bars.length > 0) {
  draw();
}
document.body.dataset.ready = "true";
