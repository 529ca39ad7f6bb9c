package dev.sekisho.host;

import dev.sekisho.host.Artefact.AccountSeen;
import dev.sekisho.host.Artefact.AutostartSeen;
import dev.sekisho.host.Artefact.DeletedSeen;
import dev.sekisho.host.Artefact.FileSeen;
import dev.sekisho.host.Artefact.FolderSeen;
import dev.sekisho.host.Artefact.KeySeen;
import dev.sekisho.host.Artefact.Lost;
import dev.sekisho.host.Artefact.MemberSeen;
import dev.sekisho.host.Artefact.SoftwareSeen;
import dev.sekisho.host.Artefact.Times;
import dev.sekisho.host.Artefact.Unread;
import dev.sekisho.host.Artefact.ValueSeen;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes what a host has into a collection, to be looked at again elsewhere:
/// docs/formats/host-collection.md.
///
/// It is given each artefact after the matcher had it, so that digests made meanwhile are kept.
final class CollectionWriter implements AutoCloseable {
  static final String HEAD = "host.json";
  static final String ARTEFACTS = "artefacts.jsonl";
  static final String FORMAT = "sekisho-host";
  static final int VERSION = 1;

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final ZipOutputStream zip;
  private final JsonGenerator json;

  /// Starts a collection.
  ///
  /// @param out where it goes; closed with this
  CollectionWriter(OutputStream out, String root, Environment environment) throws IOException {
    this.zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry(HEAD));
    try (JsonGenerator head = generator()) {
      head.writeStartObject();
      head.writeStringProperty("format", FORMAT);
      head.writeNumberProperty("version", VERSION);
      head.writeStringProperty("root", root);
      head.writeStringProperty("naming", environment.naming().name().toLowerCase(Locale.ROOT));
      head.writeObjectPropertyStart("variables");
      for (Map.Entry<String, List<String>> variable : environment.folders().entrySet()) {
        texts(head, variable.getKey(), variable.getValue());
      }
      head.writeEndObject();
      head.writeEndObject();
    }
    zip.closeEntry();
    zip.putNextEntry(new ZipEntry(ARTEFACTS));
    this.json = generator();
  }

  private JsonGenerator generator() {
    return JSON.createGenerator(ObjectWriteContext.empty(), zip, JsonEncoding.UTF8);
  }

  /// Writes an artefact.
  ///
  /// @param digests digests of it, if it is a file, that were made meanwhile
  void write(Artefact artefact, Map<String, String> digests) {
    json.writeStartObject();
    switch (artefact) {
      case FileSeen file -> file(file, digests);
      case MemberSeen member -> member(member, digests);
      case FolderSeen(Folder folder, Times times) -> {
        json.writeStringProperty("t", "folder");
        json.writeStringProperty("path", folder.path());
        times(times);
      }
      case KeySeen key -> key(key);
      case DeletedSeen remains -> {
        json.writeStringProperty("t", "deleted");
        json.writeStringProperty("place", remains.place());
        texts(json, "names", remains.names());
        time("modified", remains.modified());
        values(remains.values());
      }
      case AccountSeen account -> {
        json.writeStringProperty("t", "account");
        json.writeStringProperty("login", account.login());
        json.writeStringProperty("id", account.userId());
        json.writeStringProperty("name", account.fullName());
        json.writeStringProperty("type", account.type());
        Boolean disabled = account.disabled();
        if (disabled != null) {
          json.writeBooleanProperty("disabled", disabled);
        }
      }
      case SoftwareSeen software -> {
        json.writeStringProperty("t", "software");
        json.writeStringProperty("name", software.product());
        json.writeStringProperty("version", software.version());
        json.writeStringProperty("vendor", software.vendor());
      }
      case AutostartSeen autostart -> autostart(autostart, digests);
      case Unread unread -> {
        json.writeStringProperty("t", "unread");
        json.writeStringProperty("name", unread.name());
        lost(unread.lost());
        texts(json, "types", List.copyOf(unread.types()));
        texts(json, "under", unread.under());
      }
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void file(FileSeen file, Map<String, String> digests) {
    json.writeStringProperty("t", "file");
    json.writeStringProperty("folder", file.folder().path());
    json.writeStringProperty("name", file.base());
    json.writeNumberProperty("size", file.size());
    times(file.times());
    hashes(digests);
  }

  private void hashes(Map<String, String> digests) {
    if (!digests.isEmpty()) {
      json.writeObjectPropertyStart("hashes");
      digests.forEach(json::writeStringProperty);
      json.writeEndObject();
    }
  }

  private void member(MemberSeen member, Map<String, String> digests) {
    json.writeStringProperty("t", "member");
    json.writeStringProperty("archive", member.archive());
    texts(json, "inside", member.inside());
    texts(json, "names", member.names());
    json.writeNumberProperty("size", member.size());
    hashes(digests);
    if (member.lost() != null) {
      lost(member.lost());
    }
  }

  private void key(KeySeen key) {
    json.writeStringProperty("t", "key");
    texts(json, "names", key.names());
    json.writeStringProperty("modified", key.modified().toString());
    values(key.values().get());
  }

  private void values(List<ValueSeen> values) {
    json.writeArrayPropertyStart("values");
    for (ValueSeen value : values) {
      json.writeStartObject();
      json.writeStringProperty("name", value.name());
      json.writeStringProperty("type", value.type());
      String data = value.data();
      if (data != null) {
        json.writeStringProperty("data", data);
      }
      if (value.lost() != null) {
        lost(value.lost());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void autostart(AutostartSeen autostart, Map<String, String> digests) {
    json.writeStringProperty("t", "autostart");
    json.writeStringProperty("place", autostart.place());
    json.writeStringProperty("entry", autostart.entry());
    json.writeStringProperty("command", autostart.command());
    if (autostart.target() != null) {
      json.writeObjectPropertyStart("target");
      file(autostart.target(), digests);
      json.writeEndObject();
    }
  }

  private void lost(Lost lost) {
    json.writeStringProperty("cause", lost.cause().key());
    json.writeStringProperty("detail", lost.detail());
  }

  private void times(Times times) {
    time("mtime", times.modified());
    time("ctime", times.created());
    time("atime", times.accessed());
  }

  private void time(String name, @Nullable Instant time) {
    if (time != null) {
      json.writeStringProperty(name, time.toString());
    }
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  /// Ends the collection.
  @Override
  public void close() throws IOException {
    json.close();
    zip.closeEntry();
    zip.close();
  }
}
