package io.heliotrope.protocol;

import java.util.Arrays;

/// Which offsets of a stretch of a log hold a record, and the first 16 bytes of each record's
/// SHA-256: enough to tell which one was changed.
///
/// Offsets are counted from the stretch's beginning. `skipped` are those without a record,
/// ascending (a transaction's end takes one); the last offset always holds one. Immutable.
public final class Fingerprints {
    /// Bytes of one fingerprint.
    public static final int BYTES = 16;

    /// Of nothing.
    public static final Fingerprints NONE = new Fingerprints(new int[0], new byte[0]);

    private final int[] skipped;
    private final byte[] hashes;

    /// `hashes` holds the fingerprints of the records in order, one after the other.
    public Fingerprints(int[] skipped, byte[] hashes) {
        this.skipped = skipped.clone();
        this.hashes = hashes.clone();
        if (hashes.length % BYTES != 0) {
            throw new IllegalArgumentException(
                    "hashes must hold " + BYTES + " bytes a record, had " + hashes.length);
        }
        int last = -1;
        for (int offset : skipped) {
            if (offset <= last || offset >= length() - 1) {
                throw new IllegalArgumentException(
                        "skipped offsets must ascend within the stretch and before its last record, were "
                                + Arrays.toString(skipped));
            }
            last = offset;
        }
    }

    /// How many offsets the stretch has.
    public int length() {
        return count() + skipped.length;
    }

    /// How many records.
    public int count() {
        return hashes.length / BYTES;
    }

    public boolean isEmpty() {
        return hashes.length == 0;
    }

    /// The position among the fingerprints of the record at `offset`, or -1 when it is skipped.
    public int indexOf(int offset) {
        int before = Arrays.binarySearch(skipped, offset);
        return before >= 0 ? -1 : offset - (-before - 1);
    }

    /// Whether the fingerprint at `index` is that of a record with this SHA-256.
    public boolean matches(int index, byte[] sha256) {
        return Arrays.equals(hashes, index * BYTES, (index + 1) * BYTES, sha256, 0, BYTES);
    }

    public int[] skipped() {
        return skipped.clone();
    }

    public byte[] hashes() {
        return hashes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprints that
                && Arrays.equals(skipped, that.skipped)
                && Arrays.equals(hashes, that.hashes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(skipped) + Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return count() + " fingerprints";
    }
}
