/** The page: connects, and draws itself. */
import "./style/tokens.css";
import "./style/base.css";
import { render } from "preact";
import { App } from "./app.tsx";
import { connect } from "./state/connection.ts";

render(<App />, document.getElementById("page")!);
connect();
