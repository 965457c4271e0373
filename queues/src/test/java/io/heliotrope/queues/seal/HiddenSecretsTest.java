package io.heliotrope.queues.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Lane;
import io.heliotrope.queues.SealedJob;
import io.heliotrope.queues.seal.OutputSeal.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No text form of anything that holds key material or an opened payload shows any of it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HiddenSecretsTest {
    @TempDir private Path folder;

    @Test
    void no_text_form_shows_a_secret() throws IOException {
        SealSamples samples = new SealSamples(folder);
        byte[] payload = SealSamples.SECRET_TEXT;
        byte[] sealed = samples.sealed();
        List<Object> holders =
                List.of(
                        samples.south,
                        samples.southKeys,
                        samples.southKeys.find(samples.south.publicKey().id()),
                        RegionKeys.none(SealSamples.SOUTH),
                        PayloadSeal.open(samples.context(), samples.southKeys, sealed),
                        Envelope.read(sealed).orElseThrow(),
                        new Content("text/plain", payload),
                        new SealedJob.Ready(new TreeMap<>(), payload),
                        new SealedJob.Draft(
                                SealSamples.SOUTH,
                                Lane.BATCH,
                                samples.context().job(),
                                Map.of(),
                                payload,
                                samples.reply.publicKey()));

        assertThat(holders)
                .hasSize(9)
                .allSatisfy(holder -> {
                    for (String secret : secrets(samples)) {
                        assertThat(holder.toString()).doesNotContain(secret);
                    }
                });
    }

    private static List<String> secrets(SealSamples samples) {
        List<String> secrets = new ArrayList<>();
        for (byte[] secret :
                List.of(samples.south.secret(), samples.reply.secret(), SealSamples.SECRET_TEXT)) {
            secrets.add(HexFormat.of().formatHex(secret).substring(0, 12));
            secrets.add(Base64.getEncoder().encodeToString(secret).substring(0, 12));
            secrets.add(Base64.getUrlEncoder().encodeToString(secret).substring(0, 12));
            secrets.add(new String(secret, UTF_8).substring(0, 5));
            secrets.add(secret[0] + ", " + secret[1] + ", " + secret[2]);
        }
        return secrets;
    }
}
