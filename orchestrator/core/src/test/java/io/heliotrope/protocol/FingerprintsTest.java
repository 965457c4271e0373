package io.heliotrope.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FingerprintsTest {
    private static final byte[] THREE = new byte[3 * Fingerprints.BYTES];

    @Test
    void tell_which_offsets_hold_which_record() {
        Fingerprints prints = new Fingerprints(new int[] {0, 2, 3}, THREE);

        assertThat(prints.length()).isEqualTo(6);
        assertThat(IntStream.range(0, 6).map(prints::indexOf)).containsExactly(-1, 0, -1, -1, 1, 2);
    }

    @Test
    void compare_the_beginning_of_a_hash() {
        byte[] hashes = THREE.clone();
        hashes[Fingerprints.BYTES] = 7;
        Fingerprints prints = new Fingerprints(new int[0], hashes);
        byte[] sha256 = new byte[32];
        sha256[0] = 7;
        sha256[31] = 9;

        assertThat(prints.matches(1, sha256)).isTrue();
        assertThat(prints.matches(0, sha256)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, 4})
    void refuse_a_skipped_offset_outside_or_at_the_end(int offset) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fingerprints(new int[] {offset}, THREE))
                .withMessageContaining("before its last record");
    }

    @Test
    void refuse_half_a_hash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fingerprints(new int[0], new byte[17]))
                .withMessageContaining("16 bytes a record, had 17");
    }
}
