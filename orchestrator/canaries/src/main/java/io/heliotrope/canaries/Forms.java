package io.heliotrope.canaries;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/// The forms in which a secret shows in a text: as it is, in base64 wherever it begins in what is
/// encoded, in hexadecimal digits, and as the numbers of its bytes.
final class Forms {
    private static final int BYTES_OF_BASE64 = 3;
    private static final int BITS_OF_BASE64 = 6;
    private static final List<String> OF_THE_MARK = of(Canary.MARK);

    private Forms() {}

    /// The canaries of which `text` shows any form.
    static SortedSet<Canary> in(String text) {
        SortedSet<Canary> found = new TreeSet<>();
        if (OF_THE_MARK.stream().anyMatch(text::contains)) {
            for (Canary canary : Canary.values()) {
                if (of(canary.secret()).stream().anyMatch(text::contains)) {
                    found.add(canary);
                }
            }
        }
        return found;
    }

    /// All forms of an ASCII text.
    static List<String> of(String secret) {
        byte[] bytes = secret.getBytes(US_ASCII);
        List<String> forms = new ArrayList<>();
        forms.add(secret);
        for (int before = 0; before < BYTES_OF_BASE64; before++) {
            forms.add(base64(bytes, before));
        }
        String hex = HexFormat.of().formatHex(bytes);
        forms.add(hex);
        forms.add(hex.toUpperCase(Locale.ROOT));
        String numbers = Arrays.toString(bytes).replaceAll("[\\[\\]]", "");
        forms.add(numbers);
        forms.add(numbers.replace(" ", ""));
        return List.copyOf(forms);
    }

    /// What base64 shows of `bytes` whatever stands around them, when so many bytes stand before.
    private static String base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = Math.ceilDiv(before * Byte.SIZE, BITS_OF_BASE64);
        int last = shifted.length * Byte.SIZE / BITS_OF_BASE64;
        return all.substring(first, last);
    }
}
