package dev.sekisho.document;

/// What the libraries for documents and images need told before the first of their classes is
/// loaded.
public final class Library {
  static {
    // They log what is wrong with content to the console, where nothing asked for it.
    System.setProperty(
        "log4j2.loggerContextFactory",
        "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
    System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
    System.setProperty("org.apache.logging.log4j.simplelog.StatusLogger.level", "OFF");
    System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
  }

  private Library() {}

  /// Keeps them quiet; to be called before any of their classes is used.
  public static void quiet() {
    // Loading this class did it.
  }
}
