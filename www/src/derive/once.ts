/** What takes long to make, and is not always wanted, is made when it is first asked for. */
export function lazy<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

/** What is derived from an object is derived once, however often it is shown. */
export function once<From extends object, Made>(make: (from: From) => Made): (from: From) => Made {
  const known = new WeakMap<From, Made>();
  return (from) => {
    let made = known.get(from);
    if (made === undefined) known.set(from, (made = make(from)));
    return made;
  };
}
