package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Slice;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.CipherInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate.DeflateCompressorInputStream;
import org.apache.commons.compress.compressors.deflate.DeflateParameters;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.tukaani.xz.ARM64Options;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.ARMThumbOptions;
import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.IA64Options;
import org.tukaani.xz.LZMA2InputStream;
import org.tukaani.xz.PowerPCOptions;
import org.tukaani.xz.RISCVOptions;
import org.tukaani.xz.SPARCOptions;
import org.tukaani.xz.X86Options;

/// Opens the content of one 7z folder: the decoders of its coders, one upon the other.
///
/// @param content the folder
/// @param packed its packed streams, in order, as far as they are there
/// @param key the key, where it is encrypted; empty else
/// @param memory how many bytes a decoder may keep
record SevenZipDecoder(
    SevenZipStreams.Content content, List<Slice> packed, Slice key, long memory) {
  /// What is decoded before anybody sees that it is more than may be kept.
  private static final int AHEAD = 1 << 16;

  private static final int LEAST_DICTIONARY = 1 << 12;
  private static final DeflateParameters RAW = raw();

  private static DeflateParameters raw() {
    DeflateParameters parameters = new DeflateParameters();
    parameters.setWithZlibHeader(false);
    return parameters;
  }

  InputStream open() throws IOException {
    return open(content.folder().main(), 0);
  }

  private InputStream open(int coder, int depth) throws IOException {
    if (depth > content.folder().coders().size()) {
      throw new IOException("coders that feed themselves");
    }
    SevenZipFolder.Coder what = content.folder().coders().get(coder);
    InputStream[] inputs = new InputStream[what.inputs()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = input(what.firstInput() + i, depth);
    }
    InputStream decoded = decoded(what, inputs, content.sizes().get(coder));
    return new SizedStream(decoded, content.sizes().get(coder));
  }

  private InputStream input(int input, int depth) throws IOException {
    Integer from = content.folder().bound().get(input);
    if (from != null) {
      return open(from, depth + 1);
    }
    int stream = content.folder().packed().indexOf(input);
    if (stream < 0 || stream >= packed.size()) {
      throw new IOException("no packed stream");
    }
    return new SliceStream(packed.get(stream));
  }

  private InputStream decoded(SevenZipFolder.Coder coder, InputStream[] inputs, long size)
      throws IOException {
    InputStream in = inputs[0];
    Slice properties = coder.properties();
    return switch (coder.method()) {
      case STORED -> in;
      case LZMA -> {
        require(properties.length() >= 5);
        long dictionary = Math.max(LEAST_DICTIONARY, u32(properties, 1));
        yield Lzma.decoder(in, size, (byte) properties.at(0), dictionary, memory + AHEAD);
      }
      case LZMA2 -> {
        require(properties.length() == 1 && properties.at(0) <= 40);
        yield new LZMA2InputStream(in, dictionary(properties.at(0), size));
      }
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case DEFLATE -> new DeflateCompressorInputStream(in, RAW);
      case DEFLATE64 -> new Deflate64CompressorInputStream(in);
      case BCJ2 -> {
        require(inputs.length == 4);
        yield new Bcj2Stream(in, inputs[1], inputs[2], inputs[3]);
      }
      case AES -> decrypted(in, properties);
      case DELTA -> {
        require(properties.length() == 1);
        yield filtered(in, new DeltaOptions(properties.at(0) + 1));
      }
      case X86, X86_AGAIN -> filtered(in, new X86Options());
      case POWERPC -> filtered(in, new PowerPCOptions());
      case IA64 -> filtered(in, new IA64Options());
      case ARM -> filtered(in, new ARMOptions());
      case ARM_THUMB -> filtered(in, new ARMThumbOptions());
      case ARM64 -> filtered(in, new ARM64Options());
      case RISCV -> filtered(in, new RISCVOptions());
      case SPARC -> filtered(in, new SPARCOptions());
      case PPMD, OTHER -> throw new IOException(coder.label());
    };
  }

  /// 2 or 3 times a power of two; of more than is unpacked, no more is kept.
  private int dictionary(int code, long size) {
    long said = code == 40 ? 0xffff_ffffL : (2L | (code & 1)) << (code / 2 + 11);
    long useful = Math.max(LEAST_DICTIONARY, Math.min(size, memory + AHEAD));
    return (int) Math.min(Math.min(said, useful), LZMA2InputStream.DICT_SIZE_MAX);
  }

  private InputStream decrypted(InputStream in, Slice properties) throws IOException {
    SevenZipKey how = SevenZipKey.of(properties);
    if (how == null || key.isEmpty()) {
      throw new IOException("no key");
    }
    try {
      return new BufferedInputStream(new CipherInputStream(in, how.cipher(key.toArray())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is in every JDK", e);
    }
  }

  private static InputStream filtered(InputStream in, FilterOptions filter) throws IOException {
    return filter.getInputStream(in, ArrayCache.getDefaultCache());
  }

  private static void require(boolean holds) throws IOException {
    if (!holds) {
      throw new IOException("properties of a coder");
    }
  }
}
