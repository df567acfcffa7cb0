// Every function of crypto, used as in the manual's examples. It is optional: look before you use it.

const key = "1234567890abcdef";
if (crypto !== undefined) {
  const secret = crypto.encrypt("AES-CBC", key, "Hi, I'm secret!", "0123456789abcdef");
  print(encoder.toHex(secret), crypto.decrypt("AES-CBC", key, secret, "0123456789abcdef"));
  print(crypto.decrypt("AES-ECB", key, crypto.encrypt("AES-ECB", key, "Hi")));
  print(encoder.toHex(crypto.hash("sha1", "abc")), encoder.toHex(crypto.sha1("abc")));
  print(encoder.toHex(crypto.fhash("SHA256", "myfile.lua")));
  print(encoder.toHex(crypto.hmac("sha512", "abc", "mysecret")));
  print(encoder.toHex(crypto.mask("some message to obscure", "X0Y7")));

  const hash = crypto.new_hash("MD5");
  hash.update("first");
  hash.update("second");
  print(encoder.toHex(hash.finalize()));
  const hmac = crypto.new_hmac("SHA384", "s3kr3t");
  hmac.update("first");
  print(encoder.toHex(hmac.finalize()));
}

export function refused(): void {
  // @ts-expect-error no such hash
  crypto.hash("sha3", "abc");
  // @ts-expect-error the key is missing
  crypto.hmac("sha1", "abc");
  // @ts-expect-error no such cipher
  crypto.encrypt("DES", key, "Hi");
  // @ts-expect-error a browser's crypto, not NodeMCU's
  crypto.subtle.digest("SHA-1", "abc");
}
