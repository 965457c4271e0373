package io.heliotrope.connectors.llama;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a model in GGUF version 3, the file format of llama.cpp.
///
/// Little-endian throughout: the magic `GGUF`, version, number of tensors, number of metadata
/// pairs; then each pair as key, type, value; then each tensor's name, dimensions (fastest first),
/// type and offset; then, from the next multiple of 32, the tensors' data, each padded to 32.
/// Strings carry their length in front as 64 bits. All tensors are 32-bit floats.
///
/// The same model gives the same bytes on every machine.
public final class GgufWriter {

    private static final int VERSION = 3;
    private static final int ALIGNMENT = 32;

    private static final int TYPE_UINT32 = 4;
    private static final int TYPE_INT32 = 5;
    private static final int TYPE_FLOAT32 = 6;
    private static final int TYPE_BOOL = 7;
    private static final int TYPE_STRING = 8;
    private static final int TYPE_ARRAY = 9;
    private static final int TENSOR_FLOAT32 = 0;

    private static final float NORM_EPSILON = 1e-5f;

    private final ByteArrayOutputStream metadata = new ByteArrayOutputStream();
    private int pairs;

    private GgufWriter() {}

    /// The file for `model`.
    public static byte[] write(TinyLlama model) {
        Vocabulary vocabulary = new Vocabulary();
        GgufWriter writer = new GgufWriter();
        writer.describe(model, vocabulary);
        return writer.assemble(new LlamaWeights(model, vocabulary).tensors());
    }

    private void describe(TinyLlama model, Vocabulary vocabulary) {
        string("general.architecture", "llama");
        string("general.name", model.name());
        uint32("llama.vocab_size", vocabulary.size());
        uint32("llama.context_length", model.contextTokens());
        uint32("llama.embedding_length", model.width());
        uint32("llama.block_count", model.layers());
        uint32("llama.feed_forward_length", model.feedForwardWidth());
        uint32("llama.attention.head_count", model.heads());
        uint32("llama.attention.head_count_kv", model.heads());
        uint32("llama.rope.dimension_count", TinyLlama.HEAD_WIDTH);
        key("llama.attention.layer_norm_rms_epsilon", TYPE_FLOAT32);
        put(metadata, Float.floatToIntBits(NORM_EPSILON), Integer.BYTES);
        string("tokenizer.ggml.model", "llama");
        tokens(vocabulary);
        uint32("tokenizer.ggml.unknown_token_id", Vocabulary.UNKNOWN);
        uint32("tokenizer.ggml.bos_token_id", Vocabulary.BEGIN);
        uint32("tokenizer.ggml.eos_token_id", Vocabulary.END);
        bool("tokenizer.ggml.add_bos_token", true);
        bool("tokenizer.ggml.add_eos_token", false);
        bool("tokenizer.ggml.add_space_prefix", false);
    }

    private void tokens(Vocabulary vocabulary) {
        List<String> tokens = vocabulary.tokens();
        array("tokenizer.ggml.tokens", TYPE_STRING, tokens.size());
        tokens.forEach(token -> put(metadata, token));
        array("tokenizer.ggml.scores", TYPE_FLOAT32, tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            put(metadata, Float.floatToIntBits(-i), Integer.BYTES);
        }
        array("tokenizer.ggml.token_type", TYPE_INT32, tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            put(metadata, vocabulary.kind(i), Integer.BYTES);
        }
    }

    private byte[] assemble(List<LlamaWeights.Tensor> tensors) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        put(file, VERSION, Integer.BYTES);
        put(file, tensors.size(), Long.BYTES);
        put(file, pairs, Long.BYTES);
        file.writeBytes(metadata.toByteArray());
        long offset = 0;
        for (LlamaWeights.Tensor tensor : tensors) {
            put(file, tensor.name());
            put(file, tensor.dimensions().size(), Integer.BYTES);
            tensor.dimensions().forEach(size -> put(file, size, Long.BYTES));
            put(file, TENSOR_FLOAT32, Integer.BYTES);
            put(file, offset, Long.BYTES);
            offset += padded(tensor.elements() * Float.BYTES);
        }
        file.writeBytes(new byte[padded(file.size()) - file.size()]);
        for (LlamaWeights.Tensor tensor : tensors) {
            ByteBuffer data =
                    ByteBuffer.allocate(padded(tensor.elements() * Float.BYTES))
                            .order(ByteOrder.LITTLE_ENDIAN);
            data.asFloatBuffer().put(tensor.values());
            file.writeBytes(data.array());
        }
        return file.toByteArray();
    }

    private static int padded(int size) {
        return Math.ceilDiv(size, ALIGNMENT) * ALIGNMENT;
    }

    private void key(String key, int type) {
        put(metadata, key);
        put(metadata, type, Integer.BYTES);
        pairs++;
    }

    private void uint32(String key, int value) {
        key(key, TYPE_UINT32);
        put(metadata, value, Integer.BYTES);
    }

    private void bool(String key, boolean value) {
        key(key, TYPE_BOOL);
        put(metadata, value ? 1 : 0, Byte.BYTES);
    }

    private void string(String key, String value) {
        key(key, TYPE_STRING);
        put(metadata, value);
    }

    private void array(String key, int elementType, int length) {
        key(key, TYPE_ARRAY);
        put(metadata, elementType, Integer.BYTES);
        put(metadata, length, Long.BYTES);
    }

    private static void put(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(out, bytes.length, Long.BYTES);
        out.writeBytes(bytes);
    }

    private static void put(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (Byte.SIZE * i)));
        }
    }
}
