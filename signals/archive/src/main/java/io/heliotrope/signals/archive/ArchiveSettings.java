package io.heliotrope.signals.archive;

/// How an archive keeps house: `retention`, and `mostParts`, the number of files of a zone's day (2
/// to 1000) at which they become one.
public record ArchiveSettings(Retention retention, int mostParts) {
    private static final int USUAL_PARTS = 32;
    private static final int MOST = 1000;

    public ArchiveSettings {
        if (mostParts < 2 || mostParts > MOST) {
            throw new IllegalArgumentException(
                    "most parts of a day must be 2 to %d, was %d".formatted(MOST, mostParts));
        }
    }

    /// Keeps everything.
    public static ArchiveSettings usual() {
        return new ArchiveSettings(Retention.Always.ALWAYS, USUAL_PARTS);
    }
}
