/* Turn a PNG, in base64, into one of at most 256 colours: the most frequent ones, and for all others the nearest of those. */
async (png) => {
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes(png)], { type: "image/png" }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) { counts.set(pixel, (counts.get(pixel) ?? 0) + 1); }
  /* Colours that hardly differ share a place, so that the frequent shades of one letter do not crowd out an emoji. */
  const coarse = new Map();
  for (const [pixel, count] of counts) {
    const key = pixel & 0xf0f0f0;
    const best = coarse.get(key);
    coarse.set(key, { pixel: best && best.most >= count ? best.pixel : pixel, most: Math.max(count, best?.most ?? 0), sum: count + (best?.sum ?? 0) });
  }
  const chosen = new Set([...coarse.values()].sort((a, b) => b.sum - a.sum).slice(0, 160).map((one) => one.pixel));
  for (const [pixel] of [...counts].sort((a, b) => b[1] - a[1])) { if (chosen.size >= 256) { break; } chosen.add(pixel); }
  const palette = [...chosen];
  const place = new Map(palette.map((pixel, index) => [pixel, index]));
  const part = (pixel, shift) => (pixel >> shift) & 255;
  const nearest = (pixel) => {
    let found = 0, least = Infinity;
    palette.forEach((other, index) => {
      const distance = [0, 8, 16].reduce((sum, shift) => sum + (part(pixel, shift) - part(other, shift)) ** 2, 0);
      if (distance < least) { [found, least] = [index, distance]; }
    });
    return found;
  };
  for (const pixel of counts.keys()) { if (!place.has(pixel)) { place.set(pixel, nearest(pixel)); } }
  const rows = new Uint8Array((image.width + 1) * image.height);
  for (let y = 0, from = 0, to = 0; y < image.height; y++) {
    rows[to++] = 0;
    for (let x = 0; x < image.width; x++) { rows[to++] = place.get(pixels[from++]); }
  }
  const stream = new Blob([rows]).stream().pipeThrough(new CompressionStream("deflate"));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) { c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; } return c >>> 0; });
  const chunk = (name, data) => {
    const made = new Uint8Array(data.length + 12);
    const view = new DataView(made.buffer);
    view.setUint32(0, data.length);
    made.set([...name].map((letter) => letter.charCodeAt(0)), 4);
    made.set(data, 8);
    let crc = 0xffffffff;
    for (let at = 4; at < data.length + 8; at++) { crc = table[(crc ^ made[at]) & 255] ^ (crc >>> 8); }
    view.setUint32(data.length + 8, (crc ^ 0xffffffff) >>> 0);
    return made;
  };
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, image.width);
  view.setUint32(4, image.height);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = new Uint8Array(palette.flatMap((pixel) => [0, 8, 16].map((shift) => part(pixel, shift))));
  const file = new Blob([
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head), chunk("PLTE", colours), chunk("IDAT", packed), chunk("IEND", new Uint8Array(0)),
  ]);
  return await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1]);
    reader.readAsDataURL(file);
  });
}
