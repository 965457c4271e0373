package io.heliotrope.queues.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KeyId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.TenantId;
import io.heliotrope.model.Token;
import io.heliotrope.queues.seal.OutputContext.Part;
import io.heliotrope.queues.seal.OutputSeal.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The published test vectors open, byte for byte, with this code and with the second opinion.
///
/// `-Dheliotrope.vectors=write` writes new ones: for a new version of the format only, since others
/// build on those that are there.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SealingVectorsTest {
    private static final Path FILE = Path.of("..", "docs", "sealing-vectors.json");
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir private Path folder;
    private JsonNode vectors;

    @BeforeEach
    void read() throws IOException {
        if ("write".equals(System.getProperty("heliotrope.vectors"))) {
            Files.writeString(FILE, written() + "\n");
        }
        vectors = JSON.readTree(Files.readString(FILE));
    }

    @Test
    void payloads_open_in_each_of_their_regions() throws IOException {
        JsonNode vector = vectors.get("payload");
        byte[] envelope = hex(vector, "envelope");
        for (JsonNode region : vector.get("regions")) {
            RegionId id = new RegionId(text(region, "region"));
            KeyFiles.add(privateKey(region), id, folder);

            assertThat(PayloadSeal.open(context(vector), RegionKeys.of(id, folder), envelope))
                    .isInstanceOfSatisfying(
                            Opened.Plain.class,
                            plain ->
                                    assertThat(new String(plain.bytes(), UTF_8))
                                            .isEqualTo(text(vector, "payload")));
        }
        assertThat(vector.get("regions")).hasSize(2);
    }

    @Test
    void what_a_payload_is_bound_to_has_these_bytes() throws GeneralSecurityException {
        JsonNode vector = vectors.get("payload");
        JobContext context = context(vector);
        Envelope envelope = Envelope.read(hex(vector, "envelope")).orElseThrow();

        assertThat(context.bytes()).isEqualTo(hex(vector, "context"));
        assertThat(PayloadSeal.aad(context, envelope.head())).isEqualTo(hex(vector, "aad"));
        assertThat(envelope.nonce()).isEqualTo(hex(vector, "nonce"));
        for (JsonNode region : vector.get("regions")) {
            RegionId id = new RegionId(text(region, "region"));
            KeyId key = new KeyId(text(region, "key"));
            assertThat(new PublicKey(text(region, "publicKey")).id()).isEqualTo(key);
            assertThat(PayloadSeal.keyInfo(context, id, key)).isEqualTo(hex(region, "info"));
            assertThat(
                            new JdkHpke(32)
                                    .open(
                                            hex(region, "privateKey"),
                                            hex(region, "info"),
                                            hex(region, "wrapped")))
                    .isEqualTo(hex(vector, "dataKey"));
        }
    }

    @Test
    void outputs_open_with_the_reply_key() throws GeneralSecurityException {
        int opened = 0;
        for (JsonNode vector : vectors.get("outputs")) {
            OutputContext context = outputContext(vector);
            byte[] sealed = hex(vector, "sealed");

            Content content = OutputSeal.open(context, privateKey(vector), sealed).orElseThrow();

            assertThat(context.info()).isEqualTo(hex(vector, "info"));
            assertThat(content.type()).isEqualTo(text(vector, "contentType"));
            assertThat(new String(content.bytes(), UTF_8)).isEqualTo(text(vector, "output"));
            assertThat(
                            new JdkHpke(32)
                                    .open(
                                            hex(vector, "privateKey"),
                                            hex(vector, "info"),
                                            Arrays.copyOfRange(sealed, 4, sealed.length)))
                    .hasSize(1 + content.type().length() + content.bytes().length);
            opened++;
        }
        assertThat(opened).isEqualTo(3);
    }

    private static JobContext context(JsonNode vector) {
        TreeSet<RegionId> regions = new TreeSet<>();
        vector.get("regions").forEach(region -> regions.add(new RegionId(text(region, "region"))));
        return new JobContext(
                new TenantId(text(vector, "tenant")),
                new RegionId(text(vector, "origin")),
                lane(vector),
                new JobId(text(vector, "job")),
                new PublicKey(text(vector, "replyTo")),
                regions);
    }

    private static OutputContext outputContext(JsonNode vector) {
        Part part =
                switch (text(vector, "part")) {
                    case "piece" -> new Part.Piece(vector.get("index").intValue());
                    case "whole" -> new Part.Whole();
                    default -> new Part.Trouble();
                };
        return new OutputContext(
                new RegionId(text(vector, "origin")),
                lane(vector),
                new JobId(text(vector, "job")),
                new PublicKey(text(vector, "replyTo")),
                new Token(text(vector, "token")),
                new ExecutionId(text(vector, "execution")),
                part);
    }

    private static Lane lane(JsonNode vector) {
        return Lane.valueOf(text(vector, "lane").toUpperCase(Locale.ROOT));
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    private static byte[] hex(JsonNode node, String field) {
        return HexFormat.of().parseHex(text(node, field));
    }

    private static PrivateKey privateKey(JsonNode node) {
        return PrivateKey.read(
                Base64.getUrlEncoder().withoutPadding().encodeToString(hex(node, "privateKey")));
    }

    private static String written() {
        ObjectNode all = JSON.createObjectNode();
        all.put(
                "about",
                "Test vectors of sealing, version 1. Bytes are hexadecimal, public keys base64url.");
        PrivateKey reply = PrivateKey.generate();
        all.set("payload", writtenPayload(reply));
        ArrayNode outputs = all.putArray("outputs");
        outputs.add(writtenOutput(reply, "piece", new Part.Piece(7), "text/plain"));
        outputs.add(writtenOutput(reply, "whole", new Part.Whole(), "application/json"));
        outputs.add(writtenOutput(reply, "trouble", new Part.Trouble(), "text/plain"));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private static ObjectNode writtenPayload(PrivateKey reply) {
        ObjectNode vector = JSON.createObjectNode();
        vector.put("tenant", "clinic").put("origin", "eu-south").put("lane", "interactive");
        vector.put("job", "letter-7").put("replyTo", reply.publicKey().text());
        TreeMap<RegionId, PrivateKey> secrets = new TreeMap<>();
        TreeMap<RegionId, PublicKey> keys = new TreeMap<>();
        for (String region : new String[] {"eu-north", "eu-south"}) {
            PrivateKey key = PrivateKey.generate();
            secrets.put(new RegionId(region), key);
            keys.put(new RegionId(region), key.publicKey());
        }
        JobContext context =
                new JobContext(
                        new TenantId("clinic"),
                        new RegionId("eu-south"),
                        Lane.INTERACTIVE,
                        new JobId("letter-7"),
                        reply.publicKey(),
                        keys.keySet());
        byte[] dataKey = Arrays.copyOf(Hpke.newSecret(), Envelope.DATA_KEY);
        byte[] nonce = Arrays.copyOf(Hpke.newSecret(), Envelope.NONCE);
        String payload = "Ms Example has a cough, naïvely speaking";
        byte[] sealed = PayloadSeal.seal(context, keys, payload.getBytes(UTF_8), dataKey, nonce);
        Envelope envelope = Envelope.read(sealed).orElseThrow();
        ArrayNode regions = vector.putArray("regions");
        envelope.keys()
                .forEach((region, wrapped) -> {
                    ObjectNode one = regions.addObject();
                    one.put("region", region.value()).put("key", wrapped.key().value());
                    PrivateKey secret = requireNonNull(secrets.get(region));
                    one.put("publicKey", secret.publicKey().text())
                            .put("privateKey", hex(secret.secret()));
                    one.put("info", hex(PayloadSeal.keyInfo(context, region, wrapped.key())));
                    one.put("wrapped", hex(wrapped.dataKey()));
                });
        vector.put("payload", payload).put("dataKey", hex(dataKey)).put("nonce", hex(nonce));
        vector.put("context", hex(context.bytes()));
        vector.put("aad", hex(PayloadSeal.aad(context, envelope.head())));
        return vector.put("envelope", hex(sealed));
    }

    private static ObjectNode writtenOutput(PrivateKey reply, String word, Part part, String type) {
        ObjectNode vector = JSON.createObjectNode();
        vector.put("origin", "eu-south").put("lane", "interactive").put("job", "letter-7");
        vector.put("replyTo", reply.publicKey().text()).put("privateKey", hex(reply.secret()));
        vector.put("token", "9f1c-1").put("execution", "b00t-4").put("part", word);
        if (part instanceof Part.Piece(int index)) {
            vector.put("index", index);
        }
        vector.put("contentType", type).put("output", "{\"advice\": \"rest\"}");
        OutputContext context = outputContext(vector);
        Content content = new Content(type, text(vector, "output").getBytes(UTF_8));
        vector.put("info", hex(context.info()));
        return vector.put("sealed", hex(OutputSeal.seal(context, content)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
