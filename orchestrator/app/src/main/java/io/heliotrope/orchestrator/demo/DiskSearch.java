package io.heliotrope.orchestrator.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Looks for a text in every file below a folder, as whoever holds the disk could.
///
/// Files are read in pieces that overlap, so a text across two pieces is found. A file that is
/// deleted meanwhile counts as without it.
final class DiskSearch {
    private static final int PIECE = 1 << 20;

    private final byte[] wanted;

    DiskSearch(byte[] wanted) {
        if (wanted.length == 0 || wanted.length > PIECE / 2) {
            throw new IllegalArgumentException(
                    "a text to look for has 1 to " + PIECE / 2 + " bytes, had " + wanted.length);
        }
        this.wanted = wanted.clone();
    }

    /// How often the text stands in the files below `folder`; occurrences may not overlap.
    long count(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            long sum = 0;
            for (Path file : regular) {
                sum += inFile(file);
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot search " + folder, e);
        }
    }

    private long inFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] piece = new byte[PIECE];
            int kept = 0;
            long found = 0;
            for (int read = in.read(piece, kept, PIECE - kept);
                    read > 0;
                    read = in.read(piece, kept, PIECE - kept)) {
                int filled = kept + read;
                int from = 0;
                for (int at = indexOf(piece, from, filled);
                        at >= 0;
                        at = indexOf(piece, from, filled)) {
                    found++;
                    from = at + wanted.length;
                }
                int rest = Math.min(filled - from, wanted.length - 1);
                System.arraycopy(piece, filled - rest, piece, 0, rest);
                kept = rest;
            }
            return found;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private int indexOf(byte[] piece, int from, int filled) {
        for (int at = from; at <= filled - wanted.length; at++) {
            if (piece[at] == wanted[0] && matches(piece, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean matches(byte[] piece, int at) {
        for (int i = 1; i < wanted.length; i++) {
            if (piece[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
