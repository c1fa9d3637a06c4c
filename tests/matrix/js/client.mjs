// A person whose Matrix client talks to cross-signed devices only, driven by JSON lines: requests on stdin, answers on
// stdout. matrix-js-sdk with its Rust crypto is what Element Web is made of.
//
// First line in: {"homeserver", "user", "password"}; first line out: {"ready": <device id>}.
// Then {"id", "do", ...}; answered by {"id", "result"} or {"id", "error"}. The end of stdin ends the program.

import { createInterface } from "node:readline";

for (const level of ["debug", "info", "log", "trace", "warn"]) console[level] = console.error; // stdout is for answers
const sdk = await import("matrix-js-sdk");
const { OnlySignedDevicesIsolationMode } = await import("matrix-js-sdk/lib/crypto-api/index.js");

const ENCRYPTION = { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } };

// What this person's own push rules said of each event when it arrived, and could be read.
const judged = new Map();

function judge(client, event) {
  if (judged.has(event.getId()) || event.getSender() === client.getUserId()) return;
  if (event.isEncrypted() && (!event.getClearContent() || event.isDecryptionFailure())) return;
  const actions = client.getPushActionsForEvent(event, true);
  const content = event.getOriginalContent();
  judged.set(event.getId(), {
    event: event.getId(),
    room: event.getRoomId(),
    sender: event.getSender(),
    type: event.getType(),
    edits: event.isRelation("m.replace"),
    body: (content["m.new_content"]?.body ?? content.body ?? "").slice(0, 200),
    rings: Boolean(actions?.notify),
    highlights: Boolean(actions?.tweaks?.highlight),
  });
}

async function open({ homeserver, user, password }) {
  const login = await sdk.createClient({ baseUrl: homeserver }).loginRequest({
    type: "m.login.password",
    identifier: { type: "m.id.user", user },
    password,
  });
  const client = sdk.createClient({
    baseUrl: homeserver,
    userId: login.user_id,
    deviceId: login.device_id,
    accessToken: login.access_token,
  });
  await client.initRustCrypto({ useIndexedDB: false });
  const crypto = client.getCrypto();
  crypto.setDeviceIsolationMode(new OnlySignedDevicesIsolationMode());
  client.on(sdk.RoomEvent.Timeline, (event) => judge(client, event));
  client.on(sdk.MatrixEventEvent.Decrypted, (event) => judge(client, event));
  const prepared = new Promise((resolve) => client.on(sdk.ClientEvent.Sync, (state) => state === "PREPARED" && resolve()));
  await client.startClient({ initialSyncLimit: 50 });
  await prepared;
  await crypto.bootstrapCrossSigning({ authUploadDeviceSigningKeys: (upload) => upload(null) });
  return client;
}

const requests = {
  async create(client, { invite }) {
    const made = await client.createRoom({ invite, initial_state: [ENCRYPTION] });
    return made.room_id;
  },
  async join(client, { room }) {
    return (await client.joinRoom(room)).roomId;
  },
  async say(client, { room, text }) {
    return (await client.sendTextMessage(room, text)).event_id;
  },
  async react(client, { room, event, key }) {
    const relation = { rel_type: "m.annotation", event_id: event, key };
    return (await client.sendEvent(room, "m.reaction", { "m.relates_to": relation })).event_id;
  },
  async members(client, { room }) {
    return (client.getRoom(room)?.getJoinedMembers() ?? []).map((member) => member.userId);
  },
  async messages(client, { room }) {
    const events = client.getRoom(room)?.getLiveTimeline().getEvents() ?? [];
    await Promise.all(events.map((event) => client.decryptEventIfNeeded(event)));
    return events
      .filter((event) => event.getType() === "m.room.message" || event.isEncrypted())
      .map((event) => ({
        event: event.getId(),
        sender: event.getSender(),
        body: event.isDecryptionFailure() ? null : (event.getContent().body ?? null),
        error: event.decryptionFailureReason,
      }));
  },
  async accept(client, { inviter }) {
    const invited = client.getRooms().filter((room) => room.getMyMembership() === "invite");
    const meant = invited.filter((room) => room.getMember(client.getUserId())?.events.member?.getSender() === inviter);
    await Promise.all(meant.map((room) => client.joinRoom(room.roomId)));
  },
  async judged(client) {
    for (const room of client.getRooms()) {
      const events = room.getLiveTimeline().getEvents();
      await Promise.all(events.map((event) => client.decryptEventIfNeeded(event)));
      events.forEach((event) => judge(client, event));
    }
    return [...judged.values()];
  },
  async trusts(client, { user, device }) {
    const status = await client.getCrypto().getDeviceVerificationStatus(user, device);
    return status?.signedByOwner ?? false;
  },
};

const answer = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

let client;
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (!client) {
    client = await open(request);
    answer({ ready: client.getDeviceId() });
    continue;
  }
  try {
    answer({ id: request.id, result: await requests[request.do](client, request) });
  } catch (error) {
    answer({ id: request.id, error: String(error) });
  }
}
client?.stopClient();
process.exit(0);
