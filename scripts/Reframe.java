import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Makes a jar fit for an AOT cache: `java Reframe.java JAR`, which is replaced. The code in it stays
/// the same.
///
/// - Classes compiled for Java 5 get the stack map frames and the class file version of Java 8: a
///   cache leaves out classes older than version 50 (JEP 483), and loading picocli's costs a good
///   part of a start.
/// - Packages lose their seal: with one, Java does not start from a cache once the jar has moved to
///   another folder, as that of an unpacked distribution has.
final class Reframe {
  private static final int JAVA_8 = 52;

  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    Path made = Files.createTempFile(jar.toAbsolutePath().getParent(), "reframe", ".tmp");
    try (JarFile in = new JarFile(jar.toFile());
        OutputStream file = Files.newOutputStream(made);
        JarOutputStream out = new JarOutputStream(file)) {
      ClassFile classes = ClassFile.of(ClassHierarchyResolverOption.of(hierarchy(in)));
      for (JarEntry entry : (Iterable<JarEntry>) in.stream()::iterator) {
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
          unsealed(bytes).write(out);
        } else {
          out.write(entry.getName().endsWith(".class") ? reframed(classes, bytes) : bytes);
        }
      }
    }
    Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Manifest unsealed(byte[] bytes) throws IOException {
    Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
    manifest.getMainAttributes().remove(Attributes.Name.SEALED);
    manifest.getEntries().values().forEach(entry -> entry.remove(Attributes.Name.SEALED));
    return manifest;
  }

  private static ClassHierarchyResolver hierarchy(JarFile jar) {
    return ClassHierarchyResolver.ofResourceParsing(
            type -> {
              String name = type.descriptorString();
              return open(jar, name.substring(1, name.length() - 1) + ".class");
            })
        .orElse(ClassHierarchyResolver.defaultResolver());
  }

  private static InputStream open(JarFile jar, String name) {
    try {
      JarEntry entry = jar.getJarEntry(name);
      return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] reframed(ClassFile classes, byte[] bytes) {
    ClassModel model = classes.parse(bytes);
    if (model.majorVersion() >= 50) {
      return bytes;
    }
    ClassTransform version =
        (to, element) -> {
          if (element instanceof ClassFileVersion) {
            to.withVersion(JAVA_8, 0);
          } else {
            to.with(element);
          }
        };
    return classes.transformClass(
        model, ClassTransform.transformingMethodBodies((to, code) -> to.with(code)).andThen(version));
  }
}
