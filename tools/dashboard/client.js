// Runs in the page: draws every graph that the page holds as data. `uPlot` is inlined before this.
/* global uPlot, document, devicePixelRatio */
const palette = [
  "#1f77b4",
  "#2ca02c",
  "#9467bd",
  "#8c564b",
  "#e377c2",
  "#17becf",
  "#bcbd22",
  "#4b5fc1",
  "#5d9b3a",
  "#a86464",
];

function short(value) {
  if (value === null || value === undefined) {
    return "–";
  }
  const [unit, size] = [
    ["G", 1e9],
    ["M", 1e6],
    ["k", 1e3],
  ].find(([, least]) => Math.abs(value) >= least) ?? ["", 1];
  const scaled = value / size;
  return `${Number.isInteger(scaled) ? scaled : scaled.toFixed(Math.abs(scaled) < 10 ? 1 : 0)}${unit}`;
}

function stack(series) {
  const sums = series[0].values.map(() => 0);
  return series.map(({ values }) => values.map((value, index) => (sums[index] += value ?? 0)));
}

function draw(element) {
  const { series, lines, max, stacked, start } = JSON.parse(element.querySelector("script").textContent);
  const times = series[0].values.map((_, minute) => start + minute * 60);
  const values = stacked ? stack(series) : series.map((each) => each.values);
  const order = stacked ? series.map((_, index) => index).reverse() : series.map((_, index) => index);
  const highest = Math.max(0, ...series.flatMap((each, index) => (each.right ? [] : values[index])));
  const top = max ?? (Math.max(highest, ...lines.map((line) => line.value)) * 1.12 || 1);
  const axis = { font: "11px system-ui", stroke: "#5f6b7a", grid: { stroke: "#eef1f4" }, ticks: { show: false } };
  const plot = new uPlot(
    {
      width: element.clientWidth,
      height: element.clientHeight,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: true }, y: { range: [0, top] }, right: { range: (_, __, end) => [0, (end || 1) * 1.12] } },
      axes: [
        {
          ...axis,
          space: 60,
          size: 26,
          values: (_, ticks) => ticks.map((tick) => new Date(tick * 1000).toISOString().slice(11, 16)),
        },
        { ...axis, size: 44, space: 34, values: (_, ticks) => ticks.map(short) },
        ...(series.some((each) => each.right)
          ? [
              {
                ...axis,
                scale: "right",
                side: 1,
                size: 44,
                space: 34,
                grid: { show: false },
                values: (_, ticks) => ticks.map(short),
              },
            ]
          : []),
      ],
      series: [
        {},
        ...order.map((index) => ({
          label: series[index].label,
          scale: series[index].right ? "right" : "y",
          stroke: palette[index % palette.length],
          width: 1.5,
          points: { show: false },
          ...(stacked && { fill: `${palette[index % palette.length]}aa` }),
          ...(series[index].right && { dash: [3, 3], width: 1 }),
        })),
      ],
      hooks: { draw: [(self) => lines.forEach((line, index) => mark(self, line, index % 2 === 1))] },
    },
    [times, ...order.map((index) => values[index])],
    element,
  );
  element.dataset.drawn = String(plot.series.length - 1);
}

/** Labels stand on alternate sides, so that those of lines close to each other can be read. */
function mark(plot, { label, value, color }, onLeft) {
  const { left, top, width } = plot.bbox;
  const y = plot.valToPos(value, "y", true);
  const context = plot.ctx;
  context.save();
  context.strokeStyle = context.fillStyle = color;
  context.lineWidth = devicePixelRatio;
  context.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(left + width, y);
  context.stroke();
  context.font = `${10 * devicePixelRatio}px system-ui`;
  context.textAlign = onLeft ? "left" : "right";
  context.textBaseline = "alphabetic";
  context.fillText(
    `${label} ${short(value)}`,
    onLeft ? left + 4 : left + width - 4,
    y < top + 14 * devicePixelRatio ? y + 11 * devicePixelRatio : y - 6 * devicePixelRatio,
  );
  context.restore();
}

document.querySelectorAll(".graph").forEach(draw);
document.querySelectorAll(".key[data-color]").forEach((key) => {
  key.style.setProperty("--color", palette[Number(key.dataset.color) % palette.length]);
});
document.body.dataset.ready = "true";
