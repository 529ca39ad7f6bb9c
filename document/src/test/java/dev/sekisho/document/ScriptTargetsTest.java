package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.document.ScriptTargets.Known;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTargetsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "location = f(x)",
        "window.location.href=window.atob(k ^ 3)",
        "document.location\n=\nd(1)",
        "location.replace(f('a'))",
        "top['location']['assign'](x)",
        "window['loc'+'ation'] = f(x)",
        "window['\\x6cocation'] = f(x)",
        "window[d(3)] = 'x'",
        "window[d(3)][d(4)](d(5))",
        "window.open(g(x), 'a')",
        "open(g(x))",
        "form.action = u(1)",
        "a['href']=u(1)",
        "a.setAttribute('href', u(1))",
        "document.write(d(s))",
        "document['writeln'](d(s))",
        "document.body.innerHTML = d(s)",
        "eval(function(p,a,c,k,e,d){return p}('x',1))",
        "eval(d('x'))",
        "Function(d('x'))()",
        "document.write('<a href=\"' + g(x) + '\">')",
        "document.write('<scr' + 'ipt src=' + g(x) + '>')",
        "eval('location=' + g(x))",
        "var u = ''; for (i = 0; i < n; i++) u += g(i); location = u",
        "u='/ok'; u = g(u); location = u",
        "location = g(u); u = '/ok'",
        "location=u; u=g(1); u='/ok'",
        "function go(u) { location = u } go('/a'); go(atob(k))",
        "function go(u) { location = u } x.map(go)",
        "x.map(function (u) { location = u })",
        "x.map(u => { location = u })",
        "u='/ok'; x.map(u => { location = u })",
        "u=['/a','b']; u[0]=g(1); location=u[0]",
        "location = c ? '/a' : g(x)",
        "location = c ? '/a' : d ? '/b' : g(x)",
        "location = c || g(x)",
        "location = function () { return g(x) }()",
        "location = 'http://' + g(x) + '/'",
        "location = 'h' + g(x)",
        "location = `ht${g(x)}`",
        "location = '/' + g(x)",
        "location = '//' + g(x)",
        "location = location.protocol + g(x)",
        "location = location.hash.slice(1) + g(x)",
        "location = document.getElementById('a').value + document.getElementById('b').value",
        "document.title = g(x); location = document.title",
        "location = atob(document.body.dataset.u)",
        "this.u = g(x); location = this.u",
        "location = 'data:text/html,' + g(x)",
        "/* ' */ location = g(x) /* ' */",
        "if (x) { location = g(x) }"
      })
  void of_placeThatIsComputed_isNotKnown(String script) {
    assertThat(ScriptTargets.of(script).known()).isEqualTo(Known.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "location = 'http://one.example/?a=' + g(x)",
        "location = 'https://one.example/' + g(x)",
        "location = '//one.example/' + g(x)",
        "location = `https://one.example/${g(x)}`",
        "u = 'https://one.example/'; u += g(x); location = u",
        "u = 'https://one.example/' + g(x); location.replace(u)"
      })
  void of_placeWhoseHostIsKnown_isKnownToTheHost(String script) {
    assertThat(ScriptTargets.of(script).known()).isEqualTo(Known.HOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "location.reload()",
        "location.hash = g(x)",
        "x = location.href",
        "if (location == g(x) || location.href === g(x)) y()",
        "location = 'page.html'",
        "location = 'page.html?' + g(x)",
        "location = '/a/' + g(x)",
        "location = './' + g(x)",
        "location = '?q=' + g(x)",
        "location = 'mailto:' + g(x)",
        "location = location.href + '?' + g(x)",
        "location = location.protocol + '//' + location.host + '/a' + g(x)",
        "location.href = document.URL.split('#')[0]",
        "window.location = this.href",
        "location = document.getElementById('a').value",
        "location.href = list.options[list.selectedIndex].value",
        "location = 'http://one.example/'",
        "location = c ? '/a' : 'http://one.example/'",
        "location = c ? '/a' : d ? '/b' : '/c'",
        "function go(u) { location = u } go('/a')",
        "function go(a, u) { window.open(u + '?x=' + a) } go(1, 'http://one.example/')",
        "function go(u) { location = u }",
        "window.open('/a', 'b', 'toolbar=no,location=no,left=' + x)",
        "f('location=yes, status=0')",
        "a.href = URL.createObjectURL(new Blob([x]))",
        "a.href = window.URL.createObjectURL(b)",
        "x.open('GET', g(x))",
        "document.write('<a href=\"http://one.example/' + g(x) + '\">')",
        "document.write(new Date().getFullYear())",
        "document.write(document.lastModified)",
        "s = '<td>'; s += '<p>' + g(x); document.write(s)",
        "eval('(' + g(x) + ')')",
        "window[name] = 1; window['a'](2)",
        "location = void(0)",
        "f(a[0])",
        ""
      })
  void of_placeThatIsNoNewLink_isKnown(String script) {
    assertThat(ScriptTargets.of(script).known()).isEqualTo(Known.WHOLE);
  }

  @Test
  void of_placeOfVariablesThatAreAssignedLater_isSaid() {
    ScriptTargets.Targets targets =
        ScriptTargets.of("function go(){location=a+b}\na='ht';b='tp://evil.example/x';go()");
    assertThat(targets.known()).isEqualTo(Known.WHOLE);
    assertThat(targets.places()).containsExactly("http://evil.example/x");
  }

  @Property
  void of_anything_isSaid(@ForAll String text) {
    assertThat(ScriptTargets.of("location=" + text + ";eval(" + text)).isNotNull();
  }

  @Test
  void of_manyPlaces_areBoundedInWork() {
    String script = "location=".repeat(20_000) + "f(".repeat(20_000);
    assertThat(ScriptTargets.of(script).known()).isEqualTo(Known.NOTHING);
    String names = "";
    for (int i = 0; i < 2000; i++) {
      names += "a" + i + "=a" + (i + 1) + ";location=a" + i + "\n";
    }
    assertThat(ScriptTargets.of(names).known()).isEqualTo(Known.NOTHING);
  }

  /// Each took a minute and more where a step looked at all that came before it.
  @Test
  void of_muchOfOneThing_isReadInLinearTime() {
    String blanks = " ".repeat(1 << 18);
    for (String script :
        List.of("location" + blanks + "x", "a.href" + blanks + "x", "window[a()" + blanks)) {
      assertThat(ScriptTargets.of(script).known()).isEqualTo(Known.WHOLE);
    }
    StringBuilder functions = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      functions.append("function f%1$d(p){location=p};f%1$d(g());".formatted(i));
    }
    for (String script :
        List.of(
            functions.toString(),
            "location=f(y);" + "a".repeat(1 << 21),
            "location=".repeat(100_000),
            "open(".repeat(100_000),
            "x=".repeat(200_000) + ";location=x")) {
      assertThat(ScriptTargets.of(script).known()).isEqualTo(Known.NOTHING);
    }
  }
}
