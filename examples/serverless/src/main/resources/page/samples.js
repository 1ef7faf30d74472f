// Products to begin with.

const NAMES = {
  Bicycles: ["Roadster", "Tourer", "Gravel Runner", "City Cruiser", "Cargo Carrier", "Fold & Go", "Trail Hopper"],
  Lights: ["Dynamo Lamp", "Tail Light", "Helmet Lamp", "Wheel Glow", "Lantern"],
  Bags: ["Pannier", "Handlebar Bag", "Saddle Bag", "Frame Bag"],
  Tools: ["Chain Breaker", "Multi Tool", "Floor Pump", "Tyre Lever", "Torque Wrench", "Truing Stand", "Spoke Key"],
};

export const SAMPLES = Object.entries(NAMES).flatMap(([category, titles]) =>
  titles.map((title, i) => ({
    title,
    category,
    price: Number(((category === "Bicycles" ? 240 : 12) * (1 + i * 0.37)).toFixed(2)),
    stock: 3 + ((i * 7) % 11),
    description: title + " from the sample range.",
  })),
);
