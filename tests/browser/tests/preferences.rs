//! The reader's preferences in a browser: what the loader reads before the first paint is what the module reads afterwards, and
//! elements follow them while they exist.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

use std::cell::Cell;
use std::rc::Rc;

use slugline::json::{Value, to_text};
use slugline::reader::{Follower, Kind, Preferences, Setting};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

/// Runs a script after the loader's part of the preferences.
fn run(script: &str) -> JsValue {
    let loader = [include_str!("../../../www/settings.js"), include_str!("../../../www/preferences.js")].concat();
    let lines = loader.lines().filter(|line| !line.starts_with("import ")).map(|line| line.replace("export ", ""));
    let script = lines.collect::<Vec<_>>().join("\n") + "\n" + script;
    js_sys::Function::new_no_args(&script).call0(&JsValue::NULL).unwrap()
}

fn stored() -> Option<String> {
    run("return localStorage.getItem('slugline')").as_string()
}

#[wasm_bindgen_test]
fn loader_knows_the_same_settings() {
    let settings = Setting::ALL.into_iter().map(|setting| {
        let values = setting.values().iter().map(|value| setting.to_json(value)).collect();
        (setting.name().to_owned(), Value::Array(values))
    });
    assert_eq!(run("return JSON.stringify(SETTINGS)").as_string().unwrap(), to_text(&Value::Object(settings.collect())));
}

#[wasm_bindgen_test]
fn loader_reads_the_same_record() {
    let all = "return JSON.stringify({ version: 1, ...Object.fromEntries(Object.entries(SETTINGS).map(([name, values]) => [name, values.at(-1)])), voices: { en: 'Ada', de: 'Johanna' } })";
    let whole = run(all).as_string().unwrap();
    for record in [
        whole.as_str(),
        "",
        "{",
        "null",
        "[]",
        "7",
        r#"{"version":1}"#,
        r#"{"version":1.0,"theme":"dark"}"#,
        r#"{"version":2,"theme":"dark"}"#,
        r#"{"version":"1","theme":"dark"}"#,
        r#"{"version":1,"theme":"dark","theme":"neon"}"#,
        r#"{"version":1,"textSize":112.50,"rate":1.0,"measure":"75","wordSpacing":8e0}"#,
        r#"{"version":1,"textSize":null,"font":["serif"],"paused":0}"#,
        r#"{"version":1,"paused":false,"voices":{"en":"Ada","de":1,"fr":null}}"#,
        r#"{"version":1,"voices":null}"#,
        r#"{"version":1,"voices":7,"theme":"sepia"}"#,
        r#"{"version":1,"unknown":{"theme":"dark"}}"#,
    ] {
        let read = format!(
            "localStorage.setItem('slugline', {0}); const read = readPreferences(); localStorage.clear(); return JSON.stringify(read)",
            to_text(&Value::String(record.to_owned()))
        );
        let loader = run(&read).as_string().unwrap();
        let module = Preferences::from_json(record).to_json();
        let module = module.map_or_else(|| "{}".to_owned(), |text| text.replacen("\"version\":1,", "", 1));
        assert_eq!(loader, module, "{record}");
    }
}

/// Everything in one test: the stored record belongs to the page, and tests share the page.
#[wasm_bindgen_test]
fn elements_follow_preferences_while_they_exist() {
    run("localStorage.clear()");
    let document = web_sys::window().unwrap().document().unwrap();
    let host = |persist: Option<&str>| -> Element {
        let host = document.create_element("slugline-article").unwrap();
        if let Some(persist) = persist {
            host.set_attribute("persist", persist).unwrap();
        }
        document.body().unwrap().append_child(&host).unwrap();
        host
    };
    let follow = |host: &Element, kind| {
        let calls = Rc::new(Cell::new(0));
        let count = calls.clone();
        (Follower::new(host.clone(), kind, move || count.set(count.get() + 1)), calls)
    };
    let (kept, passing, strip) = (host(None), host(Some("none")), document.create_element("slugline-ticker").unwrap());
    document.body().unwrap().append_child(&strip).unwrap();
    let (one, one_calls) = follow(&kept, Kind::Story);
    let (other, _) = follow(&passing, Kind::Story);
    let (ticker, ticker_calls) = follow(&strip, Kind::Strip);
    assert_eq!(stored(), None, "nothing is stored before a choice");
    one.change(|preferences| preferences.set(Setting::Theme, Some("dark")));
    assert_eq!(stored().unwrap(), r#"{"version":1,"theme":"dark"}"#);
    assert_eq!((one_calls.get(), ticker_calls.get()), (1, 1));
    assert_eq!(other.preferences(), Preferences::default());
    other.change(|preferences| preferences.set(Setting::Theme, Some("sepia")));
    ticker.change(|preferences| preferences.set_paused(true));
    assert_eq!(stored().unwrap(), r#"{"version":1,"theme":"dark","paused":true}"#);
    assert_eq!(other.preferences().get(Setting::Theme), Some("sepia"));
    // Another tab.
    let tell = "dispatchEvent(new StorageEvent('storage', { key: 'slugline' }))";
    run(&format!("localStorage.setItem('slugline', '{{\"version\":1,\"font\":\"sans\",\"paused\":true}}'); {tell}"));
    assert_eq!(one.preferences().get(Setting::Font), Some("sans"));
    run("dispatchEvent(new StorageEvent('storage', { key: 'somebody' }))");
    // A separate tree gets the sheets when an element begins there.
    let sheets = |node: &Element| {
        js_sys::Reflect::get(&node.get_root_node(), &"adoptedStyleSheets".into()).unwrap().unchecked_into::<js_sys::Array>()
    };
    assert!(sheets(&kept).length() >= 2);
    // A removed element is not notified, and a listener may remove another.
    let before = ticker_calls.get();
    drop(ticker);
    one.change(|preferences| preferences.set(Setting::Measure, Some("75")));
    assert_eq!(ticker_calls.get(), before);
    // Consent is withdrawn: nothing of stories stays, but the preferences of strips do.
    kept.set_attribute("persist", "none").unwrap();
    one.persistence_changed();
    assert_eq!(stored().unwrap(), r#"{"version":1,"paused":true}"#);
    assert_eq!(one.preferences().get(Setting::Theme), Some("sepia"));
    // A quote in a text stores nothing, so it keeps no record of strips. It stands with any of them.
    let quote = document.create_element("slugline-quote").unwrap();
    document.body().unwrap().append_child(&quote).unwrap();
    let (in_text, _) = follow(&quote, Kind::Quote);
    assert_eq!(in_text.preferences().paused(), Some(true));
    strip.set_attribute("persist", "none").unwrap();
    let (last, _) = follow(&strip, Kind::Strip);
    assert_eq!(stored(), None);
    assert_eq!(in_text.preferences().paused(), None);
    last.change(|preferences| preferences.set_paused(true));
    assert_eq!((in_text.preferences().paused(), stored()), (Some(true), None));
    last.change(|preferences| preferences.set_paused(false));
    assert_eq!(in_text.preferences().paused(), None);
    for host in [kept, passing, strip, quote] {
        host.remove();
    }
}
