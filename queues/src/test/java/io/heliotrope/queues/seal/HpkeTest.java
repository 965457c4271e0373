package io.heliotrope.queues.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.internal.HpkeContext;
import com.google.crypto.tink.hybrid.internal.HpkeKemKeyFactory;
import com.google.crypto.tink.hybrid.internal.HpkePrimitiveFactory;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import io.heliotrope.model.PublicKey;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The test vectors of RFC 9180, appendix A.1.1 (DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
/// AES-128-GCM, base mode), through the library that seals and through the JDK's own parts. The RFC
/// has none for AES-256-GCM with X25519: there both must understand each other.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HpkeTest {
    private static final String INFO = "4f6465206f6e2061204772656369616e2055726e";
    private static final String PUBLIC =
            "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d";
    private static final String SECRET =
            "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8";
    private static final String ENCAPSULATED =
            "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431";
    private static final String PLAIN =
            "4265617574792069732074727574682c20747275746820626561757479";
    private static final String KEY = "4531685d41d65f03dc48f6b8302c05b0";
    private static final String NONCE = "56d890e5accaaf011cff4b7d";

    /// The ciphertexts of the sequence numbers 0, 1 and 2; the associated data are `Count-0` and so
    /// on.
    private static final String[] CIPHERS = {
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a",
        "af2d7e9ac9ae7e270f46ba1f975be53c09f8d875bdc8535458c2494e8a6eab251c03d0c22a56b8ca42c2063b84",
        "498dfcabd92e8acedc281e85af1cb4e3e31c7dc394a1ca20e173cb72516491588d96a19ad4a683518973dcc180"
    };

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void the_library_opens_what_the_rfc_sealed() throws GeneralSecurityException {
        HpkeParameters suite =
                HpkeParameters.builder()
                        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                        .setAeadId(HpkeParameters.AeadId.AES_128_GCM)
                        .setVariant(HpkeParameters.Variant.NO_PREFIX)
                        .build();
        HpkePrivateKey key =
                HpkePrivateKey.create(
                        HpkePublicKey.create(suite, Bytes.copyFrom(hex(PUBLIC)), null),
                        SecretBytes.copyFrom(hex(SECRET), InsecureSecretKeyAccess.get()));
        HpkeContext context =
                HpkeContext.createRecipientContext(
                        hex(ENCAPSULATED),
                        HpkeKemKeyFactory.createPrivate(key),
                        HpkePrimitiveFactory.createKem(suite.getKemId()),
                        HpkePrimitiveFactory.createKdf(suite.getKdfId()),
                        HpkePrimitiveFactory.createAead(suite.getAeadId()),
                        hex(INFO));

        for (int i = 0; i < CIPHERS.length; i++) {
            assertThat(context.open(hex(CIPHERS[i]), ("Count-" + i).getBytes(UTF_8)))
                    .isEqualTo(hex(PLAIN));
        }
    }

    @Test
    void the_second_opinion_opens_what_the_rfc_sealed() throws GeneralSecurityException {
        JdkHpke jdk = new JdkHpke(16);

        JdkHpke.Context context = jdk.receive(hex(SECRET), hex(ENCAPSULATED), hex(INFO));

        assertThat(context.key()).isEqualTo(hex(KEY));
        assertThat(context.baseNonce()).isEqualTo(hex(NONCE));
        for (int i = 0; i < CIPHERS.length; i++) {
            assertThat(jdk.open(context, i, ("Count-" + i).getBytes(UTF_8), hex(CIPHERS[i])))
                    .isEqualTo(hex(PLAIN));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void with_aes_256_both_open_what_the_other_sealed(long seed) throws GeneralSecurityException {
        Random random = new Random(seed);
        byte[] message = new byte[random.nextInt(200)];
        byte[] info = new byte[random.nextInt(300)];
        random.nextBytes(message);
        random.nextBytes(info);
        PrivateKey key = PrivateKey.generate();
        JdkHpke jdk = new JdkHpke(32);

        byte[] ours = Hpke.seal(key.publicKey(), info, message);
        byte[] theirs = jdk.seal(key.publicKey().bytes(), info, message);

        assertThat(ours).hasSize(message.length + Hpke.OVERHEAD);
        assertThat(jdk.open(key.secret(), info, ours)).isEqualTo(message);
        assertThat(Hpke.open(key, info, theirs)).isEqualTo(message);
    }

    @Test
    void a_message_opens_with_its_key_and_its_info_only() {
        PrivateKey key = PrivateKey.generate();
        byte[] sealed = Hpke.seal(key.publicKey(), hex("01"), hex("cafe"));

        assertThat(Hpke.open(key, hex("01"), sealed)).isEqualTo(hex("cafe"));
        assertThat(Hpke.open(key, hex("02"), sealed)).isNull();
        assertThat(Hpke.open(PrivateKey.generate(), hex("01"), sealed)).isNull();
        assertThat(Hpke.open(key, hex("01"), new byte[0])).isNull();
        assertThat(Hpke.open(key, hex("01"), new byte[48])).isNull();
    }

    /// Points of small order, with which everybody would know the shared secret.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void nothing_is_sealed_to_a_key_that_everybody_has(String point) {
        PublicKey key = PublicKey.of(hex(point));

        assertThatThrownBy(() -> Hpke.seal(key, new byte[0], hex("cafe")))
                .isInstanceOf(UnfitKey.class)
                .hasMessageContaining("belongs to no key pair");
    }
}
