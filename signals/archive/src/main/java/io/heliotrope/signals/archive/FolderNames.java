package io.heliotrope.signals.archive;

import io.heliotrope.model.GridZone;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Zones and days as names of folders, which are safe on every system.
///
/// Letters, digits, `-` and `_` stay, every other byte of the zone's UTF-8 becomes `%` and two
/// digits: so there is no way up or out, and no name that a system keeps for itself. What would be
/// too long ends in a digest. Zones that differ in case only may share a folder: the files know.
final class FolderNames {
    private static final int LONGEST = 150;
    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Pattern KEPT_BY_WINDOWS =
            Pattern.compile("CON|PRN|AUX|NUL|COM\\d|LPT\\d", Pattern.CASE_INSENSITIVE);

    private FolderNames() {}

    static String of(GridZone zone) {
        StringBuilder name = new StringBuilder();
        boolean isKept = KEPT_BY_WINDOWS.matcher(zone.value()).matches();
        for (byte octet : zone.value().getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xFF);
            if (isPlain(letter) && !(isKept && name.isEmpty())) {
                name.append(letter);
            } else {
                name.append('%').append(String.format(Locale.ROOT, "%02X", octet));
            }
        }
        return name.length() <= LONGEST
                ? name.toString()
                : name.substring(0, LONGEST) + "~" + digest(zone);
    }

    private static boolean isPlain(char letter) {
        return PLAIN.indexOf(letter) >= 0;
    }

    private static String digest(GridZone zone) {
        try {
            byte[] sum =
                    MessageDigest.getInstance("SHA-256")
                            .digest(zone.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    static String of(LocalDate day) {
        return day.toString();
    }

    /// The day that a folder is of; empty when it is of something else.
    static Optional<LocalDate> day(String name) {
        try {
            return Optional.of(LocalDate.parse(name));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
