package io.heliotrope.connectors.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.model.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GgufWriterTest {

    private static final TinyLlama MODEL = TinyLlama.named("tiny");

    @Test
    void writes_the_same_bytes_on_every_machine() {
        assertThat(Digest.of(GgufWriter.write(MODEL)).hex())
                .isEqualTo("6f406c3e9c32b602bf3d1d1623bac055d8cf766bf396829ce031245f86f6d093");
    }

    @Test
    void writes_other_weights_for_another_seed() {
        TinyLlama other = new TinyLlama("tiny", 2, 64, 2048, MODEL.seed() + 1);

        assertThat(GgufWriter.write(other))
                .hasSameSizeAs(GgufWriter.write(MODEL))
                .isNotEqualTo(GgufWriter.write(MODEL));
    }

    @Test
    void begins_with_magic_version_tensors_and_pairs() {
        ByteBuffer file = ByteBuffer.wrap(GgufWriter.write(MODEL)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[4];
        file.get(magic);

        assertThat(new String(magic, StandardCharsets.US_ASCII)).isEqualTo("GGUF");
        assertThat(file.getInt()).isEqualTo(3);
        assertThat(file.getLong()).isEqualTo(3 + 2 * 9);
        assertThat(file.getLong()).isEqualTo(21);
    }

    @Test
    void stays_small() {
        assertThat(GgufWriter.write(MODEL).length).isBetween(400_000, 600_000);
    }

    @Test
    void refuses_a_width_that_heads_do_not_divide() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TinyLlama("m", 2, 65, 2048, 7))
                .withMessage("width must be a multiple of 32 in 32..512, was 65");
    }

    @Test
    void refuses_a_name_that_is_no_file_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> TinyLlama.named("../x"));
    }
}
